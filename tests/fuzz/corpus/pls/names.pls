<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
<lexeme><grapheme>Kyiv</grapheme><phoneme>ˈkiːjɪv</phoneme></lexeme>
<lexeme><grapheme>New Delhi</grapheme><grapheme>Delhi-New</grapheme><phoneme prefer="true">njuː ˈdɛli</phoneme></lexeme>
<lexeme role="x"><grapheme>UNHCR</grapheme><alias>U N refugee agency</alias></lexeme>
<!-- c --></lexicon>

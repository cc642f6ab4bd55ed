<?xml version="1.0" encoding="UTF-8"?>
<!--
  Names that news needs and that a general English voice misreads, as broadcasters in American
  English say them: anglicised, with the stress of the original where English keeps it.
  W3C Pronunciation Lexicon Specification 1.0. One lexeme a line; the last one wins.
-->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">
  <!-- Ukraine: people -->
  <lexeme><grapheme>Zelensky</grapheme><grapheme>Zelenskyy</grapheme><grapheme>Zelenskiy</grapheme><phoneme>zəˈlɛnski</phoneme></lexeme>
  <lexeme><grapheme>Zelenska</grapheme><phoneme>zəˈlɛnskə</phoneme></lexeme>
  <lexeme><grapheme>Volodymyr</grapheme><phoneme>ˌvoʊloʊˈdɪmɪr</phoneme></lexeme>
  <lexeme><grapheme>Olena</grapheme><phoneme>oʊˈlɛnə</phoneme></lexeme>
  <lexeme><grapheme>Zaluzhny</grapheme><grapheme>Zaluzhnyi</grapheme><grapheme>Zaluzhnyy</grapheme><phoneme>zəˈluʒni</phoneme></lexeme>
  <lexeme><grapheme>Valerii</grapheme><grapheme>Valeriy</grapheme><phoneme>vəˈlɛri</phoneme></lexeme>
  <lexeme><grapheme>Syrskyi</grapheme><grapheme>Syrskyy</grapheme><grapheme>Syrsky</grapheme><phoneme>ˈsɪrski</phoneme></lexeme>
  <lexeme><grapheme>Oleksandr</grapheme><phoneme>ˌɑlɛkˈsɑndər</phoneme></lexeme>
  <lexeme><grapheme>Oleksandra</grapheme><phoneme>ˌɑlɛkˈsɑndrə</phoneme></lexeme>
  <lexeme><grapheme>Oleksii</grapheme><grapheme>Oleksiy</grapheme><phoneme>oʊˈlɛksi</phoneme></lexeme>
  <lexeme><grapheme>Kuleba</grapheme><phoneme>kuˈlɛbə</phoneme></lexeme>
  <lexeme><grapheme>Dmytro</grapheme><phoneme>dəˈmitroʊ</phoneme></lexeme>
  <lexeme><grapheme>Sybiha</grapheme><phoneme>sɪˈbihə</phoneme></lexeme>
  <lexeme><grapheme>Andrii</grapheme><grapheme>Andriy</grapheme><phoneme>ɑnˈdri</phoneme></lexeme>
  <lexeme><grapheme>Yermak</grapheme><phoneme>jɛrˈmɑk</phoneme></lexeme>
  <lexeme><grapheme>Umerov</grapheme><phoneme>uˈmɛrɑf</phoneme></lexeme>
  <lexeme><grapheme>Rustem</grapheme><phoneme>rʊˈstɛm</phoneme></lexeme>
  <lexeme><grapheme>Reznikov</grapheme><phoneme>ˈrɛznɪkɑf</phoneme></lexeme>
  <lexeme><grapheme>Shmyhal</grapheme><grapheme>Shmygal</grapheme><phoneme>ʃmɪˈhɑl</phoneme></lexeme>
  <lexeme><grapheme>Denys</grapheme><phoneme>dɛˈnis</phoneme></lexeme>
  <lexeme><grapheme>Svyrydenko</grapheme><phoneme>ˌsvɪrɪˈdɛŋkoʊ</phoneme></lexeme>
  <lexeme><grapheme>Yuliia</grapheme><phoneme>ˈjuliə</phoneme></lexeme>
  <lexeme><grapheme>Vitalii</grapheme><grapheme>Vitaliy</grapheme><phoneme>vɪˈtɑli</phoneme></lexeme>
  <lexeme><grapheme>Wladimir</grapheme><phoneme>ˈvlɑdɪmɪr</phoneme></lexeme>
  <lexeme><grapheme>Budanov</grapheme><phoneme>buˈdɑnɑf</phoneme></lexeme>
  <lexeme><grapheme>Kyrylo</grapheme><phoneme>kɪˈrɪloʊ</phoneme></lexeme>
  <lexeme><grapheme>Maliuk</grapheme><grapheme>Malyuk</grapheme><phoneme>mɑlˈjuk</phoneme></lexeme>
  <lexeme><grapheme>Vasyl</grapheme><phoneme>vɑˈsɪl</phoneme></lexeme>
  <lexeme><grapheme>Fedorov</grapheme><phoneme>ˈfɛdərɑf</phoneme></lexeme>
  <lexeme><grapheme>Mykhailo</grapheme><phoneme>mɪˈkaɪloʊ</phoneme></lexeme>
  <lexeme><grapheme>Podolyak</grapheme><phoneme>poʊdoʊlˈjɑk</phoneme></lexeme>
  <lexeme><grapheme>Mykola</grapheme><phoneme>mɪˈkoʊlə</phoneme></lexeme>
  <lexeme><grapheme>Oleh</grapheme><phoneme>oʊˈlɛ</phoneme></lexeme>
  <lexeme><grapheme>Ihor</grapheme><phoneme>ˈihɔr</phoneme></lexeme>
  <lexeme><grapheme>Serhii</grapheme><grapheme>Serhiy</grapheme><phoneme>sɛrˈhi</phoneme></lexeme>
  <lexeme><grapheme>Yevhen</grapheme><phoneme>jɛvˈhɛn</phoneme></lexeme>
  <lexeme><grapheme>Yevhenii</grapheme><phoneme>jɛvˈhɛni</phoneme></lexeme>
  <lexeme><grapheme>Vereshchuk</grapheme><phoneme>vɛrɛˈʃtʃuk</phoneme></lexeme>
  <lexeme><grapheme>Iryna</grapheme><phoneme>ɪˈrɪnə</phoneme></lexeme>
  <lexeme><grapheme>Stefanchuk</grapheme><phoneme>stɛfɑnˈtʃuk</phoneme></lexeme>
  <lexeme><grapheme>Ruslan</grapheme><phoneme>rʊsˈlɑn</phoneme></lexeme>
  <lexeme><grapheme>Arestovych</grapheme><phoneme>ˌɑrɛˈstoʊvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Danilov</grapheme><phoneme>dɑˈnilɑf</phoneme></lexeme>
  <lexeme><grapheme>Bandera</grapheme><phoneme>bɑnˈdɛrə</phoneme></lexeme>
  <lexeme><grapheme>Yanukovych</grapheme><phoneme>ˌjɑnuˈkoʊvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Kravchuk</grapheme><phoneme>krɑvˈtʃuk</phoneme></lexeme>
  <lexeme><grapheme>Kolomoyskyi</grapheme><phoneme>ˌkɑləˈmɔɪski</phoneme></lexeme>
  <lexeme><grapheme>Akhmetov</grapheme><phoneme>ɑkˈmɛtɑf</phoneme></lexeme>
  <lexeme><grapheme>Medvedchuk</grapheme><phoneme>mɛdvɛdˈtʃuk</phoneme></lexeme>
  <lexeme><grapheme>Avdiivka</grapheme><phoneme>ɑvˈdivkə</phoneme></lexeme>
  <lexeme><grapheme>Usyk</grapheme><phoneme>ˈusɪk</phoneme></lexeme>
  <lexeme><grapheme>Stepan</grapheme><phoneme>stɛˈpɑn</phoneme></lexeme>
  <lexeme><grapheme>Taras</grapheme><phoneme>tɑˈrɑs</phoneme></lexeme>
  <lexeme><grapheme>Ostap</grapheme><phoneme>oʊˈstɑp</phoneme></lexeme>
  <lexeme><grapheme>Bohdan</grapheme><phoneme>ˈboʊdɑn</phoneme></lexeme>
  <lexeme><grapheme>Maryna</grapheme><phoneme>məˈrɪnə</phoneme></lexeme>
  <lexeme><grapheme>Kateryna</grapheme><phoneme>ˌkɑtɛˈrɪnə</phoneme></lexeme>
  <lexeme><grapheme>Nataliia</grapheme><phoneme>nəˈtɑliə</phoneme></lexeme>
  <lexeme><grapheme>Zakharchenko</grapheme><phoneme>zɑkɑrˈtʃɛŋkoʊ</phoneme></lexeme>
  <lexeme><grapheme>Naiem</grapheme><phoneme>nɑˈjɛm</phoneme></lexeme>
  <lexeme><grapheme>Stefanishyna</grapheme><phoneme>ˌstɛfəˈniʃɪnə</phoneme></lexeme>
  <lexeme><grapheme>Markarova</grapheme><phoneme>mɑrˈkɑrəvə</phoneme></lexeme>
  <lexeme><grapheme>Arakhamia</grapheme><phoneme>ˌɑrəˈkɑmiə</phoneme></lexeme>
  <lexeme><grapheme>Sadovyi</grapheme><phoneme>sɑdoʊˈvi</phoneme></lexeme>
  <lexeme><grapheme>Terekhov</grapheme><phoneme>ˈtɛrɛkɑf</phoneme></lexeme>
  <lexeme><grapheme>Syniehubov</grapheme><phoneme>ˌsɪniɛˈhubɑf</phoneme></lexeme>
  <lexeme><grapheme>Lysak</grapheme><phoneme>lɪˈsɑk</phoneme></lexeme>

  <!-- Ukraine: places -->
  <lexeme><grapheme>Kharkiv</grapheme><phoneme>ˈhɑrkɪv</phoneme></lexeme>
  <lexeme><grapheme>Lviv</grapheme><phoneme>ləˈviv</phoneme></lexeme>
  <lexeme><grapheme>Zaporizhzhia</grapheme><grapheme>Zaporizhia</grapheme><grapheme>Zaporizhzhya</grapheme><phoneme>ˌzɑpəˈriʒə</phoneme></lexeme>
  <lexeme><grapheme>Kherson</grapheme><phoneme>ˌkɛrˈsɑn</phoneme></lexeme>
  <lexeme><grapheme>Mykolaiv</grapheme><phoneme>ˌmɪkoʊˈlaɪv</phoneme></lexeme>
  <lexeme><grapheme>Melitopol</grapheme><phoneme>ˌmɛlɪˈtoʊpəl</phoneme></lexeme>
  <lexeme><grapheme>Berdiansk</grapheme><grapheme>Berdyansk</grapheme><phoneme>bɛrˈdjɑnsk</phoneme></lexeme>
  <lexeme><grapheme>Donbas</grapheme><grapheme>Donbass</grapheme><phoneme>dɑnˈbɑs</phoneme></lexeme>
  <lexeme><grapheme>Bakhmut</grapheme><phoneme>bɑkˈmut</phoneme></lexeme>
  <lexeme><grapheme>Chasiv</grapheme><phoneme>ˈtʃɑsɪv</phoneme></lexeme>
  <lexeme><grapheme>Soledar</grapheme><phoneme>ˌsoʊlɛˈdɑr</phoneme></lexeme>
  <lexeme><grapheme>Pokrovsk</grapheme><phoneme>pəˈkrɔvsk</phoneme></lexeme>
  <lexeme><grapheme>Myrnohrad</grapheme><phoneme>ˌmɪrnoʊˈhrɑd</phoneme></lexeme>
  <lexeme><grapheme>Kramatorsk</grapheme><phoneme>ˌkrɑməˈtɔrsk</phoneme></lexeme>
  <lexeme><grapheme>Sloviansk</grapheme><phoneme>sloʊˈvjɑnsk</phoneme></lexeme>
  <lexeme><grapheme>Kostiantynivka</grapheme><phoneme>ˌkoʊstiənˈtinɪvkə</phoneme></lexeme>
  <lexeme><grapheme>Toretsk</grapheme><phoneme>toʊˈrɛtsk</phoneme></lexeme>
  <lexeme><grapheme>Vuhledar</grapheme><phoneme>ˌvuhlɛˈdɑr</phoneme></lexeme>
  <lexeme><grapheme>Kurakhove</grapheme><phoneme>kʊˈrɑkoʊvɛ</phoneme></lexeme>
  <lexeme><grapheme>Selydove</grapheme><phoneme>sɛˈlɪdoʊvɛ</phoneme></lexeme>
  <lexeme><grapheme>Marinka</grapheme><phoneme>məˈrɪŋkə</phoneme></lexeme>
  <lexeme><grapheme>Robotyne</grapheme><phoneme>rəˈboʊtɪnɛ</phoneme></lexeme>
  <lexeme><grapheme>Orikhiv</grapheme><phoneme>oʊˈrikɪv</phoneme></lexeme>
  <lexeme><grapheme>Tokmak</grapheme><phoneme>toʊkˈmɑk</phoneme></lexeme>
  <lexeme><grapheme>Huliaipole</grapheme><phoneme>huˌljaɪˈpoʊlɛ</phoneme></lexeme>
  <lexeme><grapheme>Velyka</grapheme><phoneme>vɛˈlɪkə</phoneme></lexeme>
  <lexeme><grapheme>Novosilka</grapheme><phoneme>ˌnoʊvoʊˈsɪlkə</phoneme></lexeme>
  <lexeme><grapheme>Kupiansk</grapheme><grapheme>Kupyansk</grapheme><phoneme>ˈkupjɑnsk</phoneme></lexeme>
  <lexeme><grapheme>Izium</grapheme><grapheme>Izyum</grapheme><phoneme>ɪˈzjum</phoneme></lexeme>
  <lexeme><grapheme>Lyman</grapheme><phoneme>lɪˈmɑn</phoneme></lexeme>
  <lexeme><grapheme>Kreminna</grapheme><phoneme>krɛˈmɪnə</phoneme></lexeme>
  <lexeme><grapheme>Svatove</grapheme><phoneme>ˈsvɑtoʊvɛ</phoneme></lexeme>
  <lexeme><grapheme>Vovchansk</grapheme><phoneme>voʊˈtʃɑnsk</phoneme></lexeme>
  <lexeme><grapheme>Sievierodonetsk</grapheme><grapheme>Severodonetsk</grapheme><phoneme>ˌsɛvɛroʊdəˈnɛtsk</phoneme></lexeme>
  <lexeme><grapheme>Lysychansk</grapheme><phoneme>ˌlɪsɪˈtʃɑnsk</phoneme></lexeme>
  <lexeme><grapheme>Chernihiv</grapheme><phoneme>tʃɛrˈnihɪv</phoneme></lexeme>
  <lexeme><grapheme>Chornobyl</grapheme><phoneme>tʃɔrˈnoʊbɪl</phoneme></lexeme>
  <lexeme><grapheme>Cherkasy</grapheme><phoneme>tʃɛrˈkɑsi</phoneme></lexeme>
  <lexeme><grapheme>Kremenchuk</grapheme><phoneme>krɛmɛnˈtʃuk</phoneme></lexeme>
  <lexeme><grapheme>Kropyvnytskyi</grapheme><phoneme>ˌkrɔpɪvˈnɪtski</phoneme></lexeme>
  <lexeme><grapheme>Khmelnytskyi</grapheme><phoneme>kmɛlˈnɪtski</phoneme></lexeme>
  <lexeme><grapheme>Rivne</grapheme><phoneme>ˈrivnɛ</phoneme></lexeme>
  <lexeme><grapheme>Volyn</grapheme><phoneme>voʊˈlɪn</phoneme></lexeme>
  <lexeme><grapheme>Ternopil</grapheme><phoneme>tɛrˈnoʊpɪl</phoneme></lexeme>
  <lexeme><grapheme>Ivano-Frankivsk</grapheme><phoneme>ɪˌvɑnoʊfrɑnˈkivsk</phoneme></lexeme>
  <lexeme><grapheme>Frankivsk</grapheme><phoneme>frɑnˈkivsk</phoneme></lexeme>
  <lexeme><grapheme>Uzhhorod</grapheme><phoneme>ˈuʒhɔrɑd</phoneme></lexeme>
  <lexeme><grapheme>Mukachevo</grapheme><phoneme>ˌmukəˈtʃɛvoʊ</phoneme></lexeme>
  <lexeme><grapheme>Zakarpattia</grapheme><phoneme>ˌzɑkɑrˈpɑtiə</phoneme></lexeme>
  <lexeme><grapheme>Bucha</grapheme><phoneme>ˈbutʃə</phoneme></lexeme>
  <lexeme><grapheme>Irpin</grapheme><phoneme>ɪrˈpin</phoneme></lexeme>
  <lexeme><grapheme>Hostomel</grapheme><phoneme>ˈhoʊstoʊmɛl</phoneme></lexeme>
  <lexeme><grapheme>Borodianka</grapheme><phoneme>ˌbɔroʊˈdjɑŋkə</phoneme></lexeme>
  <lexeme><grapheme>Brovary</grapheme><phoneme>ˌbroʊvɑˈri</phoneme></lexeme>
  <lexeme><grapheme>Boryspil</grapheme><phoneme>boʊˈrɪspɪl</phoneme></lexeme>
  <lexeme><grapheme>Tserkva</grapheme><phoneme>ˈtsɛrkvə</phoneme></lexeme>
  <lexeme><grapheme>Enerhodar</grapheme><phoneme>ˌɛnɛrhoʊˈdɑr</phoneme></lexeme>
  <lexeme><grapheme>Nikopol</grapheme><phoneme>ˈnikoʊpəl</phoneme></lexeme>
  <lexeme><grapheme>Kryvyi</grapheme><phoneme>krɪˈvi</phoneme></lexeme>
  <lexeme><grapheme>Rih</grapheme><phoneme>ˈri</phoneme></lexeme>
  <lexeme><grapheme>Kakhovka</grapheme><phoneme>kəˈkɔvkə</phoneme></lexeme>
  <lexeme><grapheme>Oleshky</grapheme><phoneme>oʊˈlɛʃki</phoneme></lexeme>
  <lexeme><grapheme>Skadovsk</grapheme><phoneme>skɑˈdɔvsk</phoneme></lexeme>
  <lexeme><grapheme>Izmail</grapheme><phoneme>ˌɪzmɑˈil</phoneme></lexeme>
  <lexeme><grapheme>Sevastopol</grapheme><phoneme>ˌsɛvəˈstoʊpəl</phoneme></lexeme>
  <lexeme><grapheme>Simferopol</grapheme><phoneme>ˌsɪmfɛˈroʊpəl</phoneme></lexeme>
  <lexeme><grapheme>Dzhankoi</grapheme><phoneme>dʒɑnˈkɔɪ</phoneme></lexeme>
  <lexeme><grapheme>Feodosia</grapheme><phoneme>ˌfeɪoʊˈdoʊsiə</phoneme></lexeme>
  <lexeme><grapheme>Saky</grapheme><phoneme>ˈsɑki</phoneme></lexeme>
  <lexeme><grapheme>Starokostiantyniv</grapheme><phoneme>ˌstɑroʊˌkoʊstiɑnˈtinɪv</phoneme></lexeme>
  <lexeme><grapheme>Myrhorod</grapheme><phoneme>ˈmɪrhɔrɑd</phoneme></lexeme>
  <lexeme><grapheme>Synelnykove</grapheme><phoneme>sɪˈnɛlnɪkoʊvɛ</phoneme></lexeme>
  <lexeme><grapheme>Pavlohrad</grapheme><phoneme>ˌpɑvloʊˈhrɑd</phoneme></lexeme>
  <lexeme><grapheme>Konotop</grapheme><phoneme>ˌkɑnoʊˈtɑp</phoneme></lexeme>
  <lexeme><grapheme>Okhtyrka</grapheme><phoneme>oʊkˈtɪrkə</phoneme></lexeme>
  <lexeme><grapheme>Hlukhiv</grapheme><phoneme>ˈhlukɪv</phoneme></lexeme>
  <lexeme><grapheme>Yavoriv</grapheme><phoneme>jɑˈvɔrɪv</phoneme></lexeme>
  <lexeme><grapheme>Stryi</grapheme><phoneme>ˈstri</phoneme></lexeme>
  <lexeme><grapheme>Kamianske</grapheme><phoneme>ˈkɑmjɑnskɛ</phoneme></lexeme>
  <lexeme><grapheme>Verkhovna</grapheme><phoneme>vɛrˈkoʊvnə</phoneme></lexeme>
  <lexeme><grapheme>Rada</grapheme><phoneme>ˈrɑdə</phoneme></lexeme>
  <lexeme><grapheme>Holodomor</grapheme><phoneme>ˌhoʊloʊdoʊˈmɔr</phoneme></lexeme>
  <lexeme><grapheme>Euromaidan</grapheme><phoneme>ˌjʊroʊmaɪˈdɑn</phoneme></lexeme>
  <lexeme><grapheme>Hryvnia</grapheme><grapheme>hryvnia</grapheme><phoneme>ˈrɪvniə</phoneme></lexeme>
  <lexeme><grapheme>Hryvnias</grapheme><grapheme>hryvnias</grapheme><phoneme>ˈrɪvniəz</phoneme></lexeme>
  <lexeme><grapheme>oblast</grapheme><phoneme>ˈoʊblɑst</phoneme></lexeme>
  <lexeme><grapheme>Khreshchatyk</grapheme><phoneme>krɛˈʃtʃɑtɪk</phoneme></lexeme>
  <lexeme><grapheme>Pechersk</grapheme><phoneme>pɛˈtʃɛrsk</phoneme></lexeme>
  <lexeme><grapheme>Azovstal</grapheme><phoneme>ˌɑzɔfˈstɑl</phoneme></lexeme>
  <lexeme><grapheme>Azov</grapheme><phoneme>ˈɑzɔf</phoneme></lexeme>
  <lexeme><grapheme>Ukrzaliznytsia</grapheme><phoneme>ˌukərzɑlɪzˈnɪtsiə</phoneme></lexeme>
  <lexeme><grapheme>Ukrenergo</grapheme><phoneme>ˌukrɛˈnɛrɡoʊ</phoneme></lexeme>
  <lexeme><grapheme>Energoatom</grapheme><phoneme>ˌɛnɛrɡoʊˈætəm</phoneme></lexeme>
  <lexeme><grapheme>Ukrainska</grapheme><phoneme>ˌukrɑˈjinskə</phoneme></lexeme>
  <lexeme><grapheme>Suspilne</grapheme><phoneme>sʊˈspilnɛ</phoneme></lexeme>
  <lexeme><grapheme>Hromadske</grapheme><phoneme>hroʊˈmɑdskɛ</phoneme></lexeme>
  <lexeme><grapheme>Ukrinform</grapheme><phoneme>ukrɪnˈfɔrm</phoneme></lexeme>
  <lexeme><grapheme>Unian</grapheme><phoneme>ˈuniˌɑn</phoneme></lexeme>

  <!-- Russia and Belarus -->
  <lexeme><grapheme>Putin</grapheme><phoneme>ˈputɪn</phoneme></lexeme>
  <lexeme><grapheme>Peskov</grapheme><phoneme>pɛˈskɔf</phoneme></lexeme>
  <lexeme><grapheme>Lavrov</grapheme><phoneme>lɑˈvrɔf</phoneme></lexeme>
  <lexeme><grapheme>Sergei</grapheme><grapheme>Sergey</grapheme><phoneme>sɛrˈɡeɪ</phoneme></lexeme>
  <lexeme><grapheme>Shoigu</grapheme><phoneme>ʃɔɪˈɡu</phoneme></lexeme>
  <lexeme><grapheme>Belousov</grapheme><phoneme>ˌbɛloʊˈusɔf</phoneme></lexeme>
  <lexeme><grapheme>Gerasimov</grapheme><phoneme>ɡəˈræsɪmɔf</phoneme></lexeme>
  <lexeme><grapheme>Surovikin</grapheme><phoneme>ˌsʊroʊˈvikɪn</phoneme></lexeme>
  <lexeme><grapheme>Medvedev</grapheme><phoneme>mɛdˈvjɛdɛf</phoneme></lexeme>
  <lexeme><grapheme>Mishustin</grapheme><phoneme>mɪˈʃustɪn</phoneme></lexeme>
  <lexeme><grapheme>Prigozhin</grapheme><phoneme>prɪˈɡoʊʒɪn</phoneme></lexeme>
  <lexeme><grapheme>Yevgeny</grapheme><phoneme>jɛvˈɡɛni</phoneme></lexeme>
  <lexeme><grapheme>Kadyrov</grapheme><phoneme>kɑˈdɪrɔf</phoneme></lexeme>
  <lexeme><grapheme>Ramzan</grapheme><phoneme>rɑmˈzɑn</phoneme></lexeme>
  <lexeme><grapheme>Navalny</grapheme><phoneme>nəˈvɑlni</phoneme></lexeme>
  <lexeme><grapheme>Navalnaya</grapheme><phoneme>nəˈvɑlnaɪə</phoneme></lexeme>
  <lexeme><grapheme>Nebenzya</grapheme><phoneme>nɛˈbɛnzjə</phoneme></lexeme>
  <lexeme><grapheme>Vasily</grapheme><phoneme>vəˈsili</phoneme></lexeme>
  <lexeme><grapheme>Zakharova</grapheme><phoneme>zəˈkɑrəvə</phoneme></lexeme>
  <lexeme><grapheme>Ushakov</grapheme><phoneme>ˌuʃəˈkɔf</phoneme></lexeme>
  <lexeme><grapheme>Dmitriev</grapheme><phoneme>dəˈmitriɛf</phoneme></lexeme>
  <lexeme><grapheme>Nabiullina</grapheme><phoneme>ˌnɑbiuˈlinə</phoneme></lexeme>
  <lexeme><grapheme>Volodin</grapheme><phoneme>vəˈloʊdɪn</phoneme></lexeme>
  <lexeme><grapheme>Matviyenko</grapheme><phoneme>ˌmɑtviˈjɛŋkoʊ</phoneme></lexeme>
  <lexeme><grapheme>Patrushev</grapheme><phoneme>ˈpɑtrʊʃɛf</phoneme></lexeme>
  <lexeme><grapheme>Naryshkin</grapheme><phoneme>nəˈrɪʃkɪn</phoneme></lexeme>
  <lexeme><grapheme>Bortnikov</grapheme><phoneme>ˈbɔrtnɪkɔf</phoneme></lexeme>
  <lexeme><grapheme>Sobyanin</grapheme><phoneme>soʊˈbjɑnɪn</phoneme></lexeme>
  <lexeme><grapheme>Kiriyenko</grapheme><phoneme>ˌkɪriˈjɛŋkoʊ</phoneme></lexeme>
  <lexeme><grapheme>Khodorkovsky</grapheme><phoneme>ˌkɔdərˈkɔfski</phoneme></lexeme>
  <lexeme><grapheme>Gershkovich</grapheme><phoneme>ˈɡɜrʃkəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Kurmasheva</grapheme><phoneme>kʊrˈmɑʃɛvə</phoneme></lexeme>
  <lexeme><grapheme>Kara-Murza</grapheme><phoneme>ˌkɑrəmʊrˈzɑ</phoneme></lexeme>
  <lexeme><grapheme>Yashin</grapheme><phoneme>ˈjɑʃɪn</phoneme></lexeme>
  <lexeme><grapheme>Nemtsov</grapheme><phoneme>nɛmˈtsɔf</phoneme></lexeme>
  <lexeme><grapheme>Strelkov</grapheme><phoneme>strɛlˈkɔf</phoneme></lexeme>
  <lexeme><grapheme>Solovyov</grapheme><phoneme>ˌsɔləˈvjɔf</phoneme></lexeme>
  <lexeme><grapheme>Abramovich</grapheme><phoneme>əˈbrɑməvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Gorbachev</grapheme><phoneme>ˈɡɔrbətʃɔf</phoneme></lexeme>
  <lexeme><grapheme>Khrushchev</grapheme><phoneme>ˈkrʊʃtʃɔf</phoneme></lexeme>
  <lexeme><grapheme>Tsikhanouskaya</grapheme><phoneme>tsɪkəˈnaʊskaɪə</phoneme></lexeme>
  <lexeme><grapheme>Sviatlana</grapheme><phoneme>svjætˈlɑnə</phoneme></lexeme>
  <lexeme><grapheme>Bialiatski</grapheme><phoneme>ˌbjɑlˈjɑtski</phoneme></lexeme>
  <lexeme><grapheme>Belgorod</grapheme><phoneme>ˈbɛlɡərəd</phoneme></lexeme>
  <lexeme><grapheme>Taganrog</grapheme><phoneme>ˌtɑɡənˈrɔɡ</phoneme></lexeme>
  <lexeme><grapheme>Novorossiysk</grapheme><phoneme>ˌnoʊvəroʊˈsisk</phoneme></lexeme>
  <lexeme><grapheme>Engels</grapheme><phoneme>ˈɛnɡɛls</phoneme></lexeme>
  <lexeme><grapheme>Sudzha</grapheme><phoneme>ˈsudʒə</phoneme></lexeme>
  <lexeme><grapheme>Khabarovsk</grapheme><phoneme>kəˈbɑrəfsk</phoneme></lexeme>
  <lexeme><grapheme>Magadan</grapheme><phoneme>ˌmɑɡəˈdɑn</phoneme></lexeme>
  <lexeme><grapheme>Kuril</grapheme><phoneme>ˈkʊrɪl</phoneme></lexeme>
  <lexeme><grapheme>Yelabuga</grapheme><phoneme>jɛˈlɑbuɡə</phoneme></lexeme>
  <lexeme><grapheme>Bashkortostan</grapheme><phoneme>bɑʃˈkɔrtəstɑn</phoneme></lexeme>
  <lexeme><grapheme>Sheremetyevo</grapheme><phoneme>ˌʃɛrɛˈmɛtjɛvə</phoneme></lexeme>
  <lexeme><grapheme>Vnukovo</grapheme><phoneme>ˈvnukəvə</phoneme></lexeme>
  <lexeme><grapheme>Lubyanka</grapheme><phoneme>luˈbjɑŋkə</phoneme></lexeme>
  <lexeme><grapheme>Sberbank</grapheme><phoneme>ˈsbɛrbæŋk</phoneme></lexeme>
  <lexeme><grapheme>Rosatom</grapheme><phoneme>ˌrɔsˈætəm</phoneme></lexeme>
  <lexeme><grapheme>Roscosmos</grapheme><phoneme>rɔsˈkɔsmoʊs</phoneme></lexeme>
  <lexeme><grapheme>Roskomnadzor</grapheme><phoneme>ˌrɔskəmnədˈzɔr</phoneme></lexeme>
  <lexeme><grapheme>Rosgvardia</grapheme><phoneme>rɔsˈɡvɑrdiə</phoneme></lexeme>
  <lexeme><grapheme>Kommersant</grapheme><phoneme>ˌkɔmərˈsɑnt</phoneme></lexeme>
  <lexeme><grapheme>Meduza</grapheme><phoneme>mɛˈduzə</phoneme></lexeme>
  <lexeme><grapheme>Rossiya</grapheme><phoneme>rɔˈsijə</phoneme></lexeme>
  <lexeme><grapheme>siloviki</grapheme><phoneme>sɪloʊviˈki</phoneme></lexeme>

  <!-- Weapons -->
  <lexeme><grapheme>Shahed</grapheme><phoneme>ʃəˈhɛd</phoneme></lexeme>
  <lexeme><grapheme>Geran</grapheme><phoneme>ɡɛˈrɑn</phoneme></lexeme>
  <lexeme><grapheme>Kinzhal</grapheme><phoneme>kɪnˈʒɑl</phoneme></lexeme>
  <lexeme><grapheme>Iskander</grapheme><phoneme>ɪsˈkɑndər</phoneme></lexeme>
  <lexeme><grapheme>Oreshnik</grapheme><phoneme>ɔˈrɛʃnɪk</phoneme></lexeme>
  <lexeme><grapheme>Tsirkon</grapheme><phoneme>ˈzɜrkɑn</phoneme></lexeme>
  <lexeme><grapheme>Himars</grapheme><phoneme>ˈhaɪmɑrz</phoneme></lexeme>
  <lexeme><grapheme>HIMARS</grapheme><phoneme>ˈhaɪmɑrz</phoneme></lexeme>
  <lexeme><grapheme>ATACMS</grapheme><phoneme>əˈtækəmz</phoneme></lexeme>
  <lexeme><grapheme>NASAMS</grapheme><phoneme>ˈneɪsæmz</phoneme></lexeme>
  <lexeme><grapheme>Gepard</grapheme><phoneme>ɡɛˈpɑrd</phoneme></lexeme>
  <lexeme><grapheme>Bayraktar</grapheme><phoneme>baɪrɑkˈtɑr</phoneme></lexeme>
  <lexeme><grapheme>Smerch</grapheme><phoneme>ˈsmɛrtʃ</phoneme></lexeme>
  <lexeme><grapheme>Uragan</grapheme><phoneme>ˌurəˈɡɑn</phoneme></lexeme>
  <lexeme><grapheme>Tochka-U</grapheme><phoneme>ˌtoʊtʃkəˈu</phoneme></lexeme>
  <lexeme><grapheme>Tochka</grapheme><phoneme>ˈtoʊtʃkə</phoneme></lexeme>
  <lexeme><grapheme>Tupolev</grapheme><phoneme>ˈtupəlɛf</phoneme></lexeme>
  <lexeme><grapheme>Sukhoi</grapheme><phoneme>suˈkɔɪ</phoneme></lexeme>
  <lexeme><grapheme>Antonov</grapheme><phoneme>ænˈtɔnɔf</phoneme></lexeme>
  <lexeme><grapheme>Ilyushin</grapheme><phoneme>ɪlˈjuʃɪn</phoneme></lexeme>
  <lexeme><grapheme>Neptun</grapheme><phoneme>nɛpˈtun</phoneme></lexeme>
  <lexeme><grapheme>Palianytsia</grapheme><phoneme>ˌpɑljəˈnɪtsiə</phoneme></lexeme>
  <lexeme><grapheme>Liutyi</grapheme><phoneme>ˈluti</phoneme></lexeme>
  <lexeme><grapheme>Sarmat</grapheme><phoneme>ˈsɑrmɑt</phoneme></lexeme>
  <lexeme><grapheme>Moskva</grapheme><phoneme>mʌskˈvɑ</phoneme></lexeme>
  <lexeme><grapheme>Rafale</grapheme><phoneme>rəˈfɑl</phoneme></lexeme>
  <lexeme><grapheme>Qassam</grapheme><phoneme>kæˈsɑm</phoneme></lexeme>
  <lexeme><grapheme>Rheinmetall</grapheme><phoneme>ˈraɪnmɛˌtɑl</phoneme></lexeme>
  <lexeme><grapheme>Houthi</grapheme><phoneme>ˈhuθi</phoneme></lexeme>
  <lexeme><grapheme>Houthis</grapheme><phoneme>ˈhuθiz</phoneme></lexeme>

  <!-- Germany, Austria, Switzerland -->
  <lexeme><grapheme>Scholz</grapheme><phoneme>ˈʃɔlts</phoneme></lexeme>
  <lexeme><grapheme>Merz</grapheme><phoneme>ˈmɛrts</phoneme></lexeme>
  <lexeme><grapheme>Friedrich</grapheme><phoneme>ˈfridrɪk</phoneme></lexeme>
  <lexeme><grapheme>Annalena</grapheme><phoneme>ˌɑnəˈleɪnə</phoneme></lexeme>
  <lexeme><grapheme>Habeck</grapheme><phoneme>ˈhɑbɛk</phoneme></lexeme>
  <lexeme><grapheme>Söder</grapheme><grapheme>Soeder</grapheme><phoneme>ˈzɜrdər</phoneme></lexeme>
  <lexeme><grapheme>Weidel</grapheme><phoneme>ˈvaɪdəl</phoneme></lexeme>
  <lexeme><grapheme>Chrupalla</grapheme><phoneme>kruˈpɑlə</phoneme></lexeme>
  <lexeme><grapheme>Wagenknecht</grapheme><phoneme>ˈvɑɡəŋknɛkt</phoneme></lexeme>
  <lexeme><grapheme>Sahra</grapheme><phoneme>ˈzɑrə</phoneme></lexeme>
  <lexeme><grapheme>Klingbeil</grapheme><phoneme>ˈklɪŋbaɪl</phoneme></lexeme>
  <lexeme><grapheme>Wadephul</grapheme><phoneme>ˈvɑdəful</phoneme></lexeme>
  <lexeme><grapheme>Dobrindt</grapheme><phoneme>ˈdoʊbrɪnt</phoneme></lexeme>
  <lexeme><grapheme>Faeser</grapheme><phoneme>ˈfeɪzər</phoneme></lexeme>
  <lexeme><grapheme>Lauterbach</grapheme><phoneme>ˈlaʊtərbɑk</phoneme></lexeme>
  <lexeme><grapheme>Steinmeier</grapheme><phoneme>ˈʃtaɪnˌmaɪər</phoneme></lexeme>
  <lexeme><grapheme>Merkel</grapheme><phoneme>ˈmɛrkəl</phoneme></lexeme>
  <lexeme><grapheme>Gerhard</grapheme><phoneme>ˈɡɛrhɑrt</phoneme></lexeme>
  <lexeme><grapheme>Schäuble</grapheme><grapheme>Schaeuble</grapheme><phoneme>ˈʃɔɪblə</phoneme></lexeme>
  <lexeme><grapheme>Wolfgang</grapheme><phoneme>ˈvʊlfɡæŋ</phoneme></lexeme>
  <lexeme><grapheme>Leyen</grapheme><phoneme>ˈlaɪən</phoneme></lexeme>
  <lexeme><grapheme>Höcke</grapheme><grapheme>Hoecke</grapheme><phoneme>ˈhɜrkə</phoneme></lexeme>
  <lexeme><grapheme>Wissing</grapheme><phoneme>ˈvɪsɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Spahn</grapheme><phoneme>ˈʃpɑn</phoneme></lexeme>
  <lexeme><grapheme>Reiche</grapheme><phoneme>ˈraɪkə</phoneme></lexeme>
  <lexeme><grapheme>Linnemann</grapheme><phoneme>ˈlɪnəmɑn</phoneme></lexeme>
  <lexeme><grapheme>Nehammer</grapheme><phoneme>ˈneɪhɑmər</phoneme></lexeme>
  <lexeme><grapheme>Kurz</grapheme><phoneme>ˈkʊrts</phoneme></lexeme>
  <lexeme><grapheme>Bundesrat</grapheme><phoneme>ˈbʊndəsrɑt</phoneme></lexeme>
  <lexeme><grapheme>Bundeswehr</grapheme><phoneme>ˈbʊndəsvɛr</phoneme></lexeme>
  <lexeme><grapheme>Bundesbank</grapheme><phoneme>ˈbʊndəsbɑŋk</phoneme></lexeme>
  <lexeme><grapheme>Zeitung</grapheme><phoneme>ˈtsaɪtʊŋ</phoneme></lexeme>
  <lexeme><grapheme>Süddeutsche</grapheme><phoneme>ˈzudɔɪtʃə</phoneme></lexeme>
  <lexeme><grapheme>Deutsche</grapheme><phoneme>ˈdɔɪtʃə</phoneme></lexeme>
  <lexeme><grapheme>Tagesschau</grapheme><phoneme>ˈtɑɡəsʃaʊ</phoneme></lexeme>
  <lexeme><grapheme>Volkswagen</grapheme><phoneme>ˈvoʊkswæɡən</phoneme></lexeme>
  <lexeme><grapheme>Porsche</grapheme><phoneme>ˈpɔrʃə</phoneme></lexeme>
  <lexeme><grapheme>Thyssenkrupp</grapheme><phoneme>ˈtɪsəŋkrʌp</phoneme></lexeme>
  <lexeme><grapheme>Lufthansa</grapheme><phoneme>lʊfˈtɑnzə</phoneme></lexeme>
  <lexeme><grapheme>Uniper</grapheme><phoneme>ˈuniˌpɛr</phoneme></lexeme>
  <lexeme><grapheme>Magdeburg</grapheme><phoneme>ˈmɑɡdəbɜrɡ</phoneme></lexeme>
  <lexeme><grapheme>Solingen</grapheme><phoneme>ˈzoʊlɪŋən</phoneme></lexeme>
  <lexeme><grapheme>Würzburg</grapheme><phoneme>ˈvʊrtsbɜrɡ</phoneme></lexeme>
  <lexeme><grapheme>Karlsruhe</grapheme><phoneme>ˈkɑrlzruə</phoneme></lexeme>
  <lexeme><grapheme>Schengen</grapheme><phoneme>ˈʃɛŋən</phoneme></lexeme>
  <lexeme><grapheme>Zürich</grapheme><grapheme>Zurich</grapheme><phoneme>ˈzʊrɪk</phoneme></lexeme>
  <lexeme><grapheme>Davos</grapheme><phoneme>dɑˈvoʊs</phoneme></lexeme>
  <lexeme><grapheme>Bürgenstock</grapheme><phoneme>ˈbʊrɡənʃtɔk</phoneme></lexeme>
  <lexeme><grapheme>Amherd</grapheme><phoneme>ˈɑmhɛrt</phoneme></lexeme>

  <!-- France, Benelux -->
  <lexeme><grapheme>Macron</grapheme><phoneme>məˈkroʊn</phoneme></lexeme>
  <lexeme><grapheme>Attal</grapheme><phoneme>əˈtɑl</phoneme></lexeme>
  <lexeme><grapheme>Barnier</grapheme><phoneme>ˌbɑrniˈeɪ</phoneme></lexeme>
  <lexeme><grapheme>Bayrou</grapheme><phoneme>baɪˈru</phoneme></lexeme>
  <lexeme><grapheme>Lecornu</grapheme><phoneme>ləkɔrˈnu</phoneme></lexeme>
  <lexeme><grapheme>Sébastien</grapheme><phoneme>səˌbæstiˈɛn</phoneme></lexeme>
  <lexeme><grapheme>Mélenchon</grapheme><grapheme>Melenchon</grapheme><phoneme>ˌmeɪlɑnˈʃoʊn</phoneme></lexeme>
  <lexeme><grapheme>Barrot</grapheme><phoneme>bəˈroʊ</phoneme></lexeme>
  <lexeme><grapheme>Jean-Noël</grapheme><phoneme>ˌʒɑnoʊˈɛl</phoneme></lexeme>
  <lexeme><grapheme>Séjourné</grapheme><grapheme>Sejourne</grapheme><phoneme>ˌseɪʒʊrˈneɪ</phoneme></lexeme>
  <lexeme><grapheme>Darmanin</grapheme><phoneme>ˌdɑrməˈnæn</phoneme></lexeme>
  <lexeme><grapheme>Retailleau</grapheme><phoneme>rəˌtaɪˈoʊ</phoneme></lexeme>
  <lexeme><grapheme>Sarkozy</grapheme><phoneme>ˌsɑrkoʊˈzi</phoneme></lexeme>
  <lexeme><grapheme>Chirac</grapheme><phoneme>ʃɪˈrɑk</phoneme></lexeme>
  <lexeme><grapheme>Zemmour</grapheme><phoneme>zɛˈmʊr</phoneme></lexeme>
  <lexeme><grapheme>Lagarde</grapheme><phoneme>ləˈɡɑrd</phoneme></lexeme>
  <lexeme><grapheme>Philippe</grapheme><phoneme>fɪˈlip</phoneme></lexeme>
  <lexeme><grapheme>Glucksmann</grapheme><phoneme>ˈɡluksmɑn</phoneme></lexeme>
  <lexeme><grapheme>Depardieu</grapheme><phoneme>ˌdɛpɑrdˈju</phoneme></lexeme>
  <lexeme><grapheme>Pelicot</grapheme><phoneme>ˌpɛliˈkoʊ</phoneme></lexeme>
  <lexeme><grapheme>Gisèle</grapheme><phoneme>ʒiˈzɛl</phoneme></lexeme>
  <lexeme><grapheme>Mbappé</grapheme><grapheme>Mbappe</grapheme><phoneme>əmbɑˈpeɪ</phoneme></lexeme>
  <lexeme><grapheme>Dupond-Moretti</grapheme><phoneme>duˌpoʊnmɔˈrɛti</phoneme></lexeme>
  <lexeme><grapheme>Élysée</grapheme><grapheme>Elysee</grapheme><phoneme>ˌeɪliˈzeɪ</phoneme></lexeme>
  <lexeme><grapheme>Matignon</grapheme><phoneme>ˌmɑtiˈnjoʊn</phoneme></lexeme>
  <lexeme><grapheme>Quai</grapheme><phoneme>ˈkeɪ</phoneme></lexeme>
  <lexeme><grapheme>Le Figaro</grapheme><phoneme>lə ˌfiɡəˈroʊ</phoneme></lexeme>
  <lexeme><grapheme>Libération</grapheme><phoneme>liˌbɛrɑˈsjoʊn</phoneme></lexeme>
  <lexeme><grapheme>Agence</grapheme><phoneme>ɑˈʒɑns</phoneme></lexeme>
  <lexeme><grapheme>Hebdo</grapheme><phoneme>ɛbˈdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Rennes</grapheme><phoneme>ˈrɛn</phoneme></lexeme>
  <lexeme><grapheme>Nouméa</grapheme><phoneme>nuˈmeɪə</phoneme></lexeme>
  <lexeme><grapheme>Renault</grapheme><phoneme>rəˈnoʊ</phoneme></lexeme>
  <lexeme><grapheme>Peugeot</grapheme><phoneme>ˈpɜrʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Dassault</grapheme><phoneme>dɑˈsoʊ</phoneme></lexeme>
  <lexeme><grapheme>Rutte</grapheme><phoneme>ˈrutə</phoneme></lexeme>
  <lexeme><grapheme>Schoof</grapheme><phoneme>ˈskoʊf</phoneme></lexeme>
  <lexeme><grapheme>Geert</grapheme><phoneme>ˈɡɪrt</phoneme></lexeme>
  <lexeme><grapheme>Timmermans</grapheme><phoneme>ˈtɪmərmɑns</phoneme></lexeme>
  <lexeme><grapheme>Jetten</grapheme><phoneme>ˈjɛtən</phoneme></lexeme>
  <lexeme><grapheme>Croo</grapheme><phoneme>ˈkroʊ</phoneme></lexeme>
  <lexeme><grapheme>Wever</grapheme><phoneme>ˈweɪvər</phoneme></lexeme>
  <lexeme><grapheme>Charles Michel</grapheme><phoneme>ˈʃɑrl miˈʃɛl</phoneme></lexeme>
  <lexeme><grapheme>Brekelmans</grapheme><phoneme>ˈbreɪkəlmɑns</phoneme></lexeme>
  <lexeme><grapheme>Liège</grapheme><phoneme>liˈɛʒ</phoneme></lexeme>
  <lexeme><grapheme>Bettel</grapheme><phoneme>bɛˈtɛl</phoneme></lexeme>

  <!-- Northern and Eastern Europe -->
  <lexeme><grapheme>Stoltenberg</grapheme><phoneme>ˈstɔltənbɛrɡ</phoneme></lexeme>
  <lexeme><grapheme>Jens</grapheme><phoneme>ˈjɛns</phoneme></lexeme>
  <lexeme><grapheme>Støre</grapheme><phoneme>ˈstɜrə</phoneme></lexeme>
  <lexeme><grapheme>Barth Eide</grapheme><phoneme>ˈbɑrt ˈaɪdə</phoneme></lexeme>
  <lexeme><grapheme>Espen</grapheme><phoneme>ˈɛspən</phoneme></lexeme>
  <lexeme><grapheme>Kristersson</grapheme><phoneme>ˈkrɪstərsɔn</phoneme></lexeme>
  <lexeme><grapheme>Ulf</grapheme><phoneme>ˈʊlf</phoneme></lexeme>
  <lexeme><grapheme>Mette</grapheme><phoneme>ˈmɛtə</phoneme></lexeme>
  <lexeme><grapheme>Løkke</grapheme><phoneme>ˈlɜrkə</phoneme></lexeme>
  <lexeme><grapheme>Rasmussen</grapheme><phoneme>ˈrɑsmʊsən</phoneme></lexeme>
  <lexeme><grapheme>Troels</grapheme><phoneme>ˈtroʊəls</phoneme></lexeme>
  <lexeme><grapheme>Stubb</grapheme><phoneme>ˈstʊb</phoneme></lexeme>
  <lexeme><grapheme>Petteri</grapheme><phoneme>ˈpɛtɛri</phoneme></lexeme>
  <lexeme><grapheme>Valtonen</grapheme><phoneme>ˈvɑltoʊnɛn</phoneme></lexeme>
  <lexeme><grapheme>Häkkänen</grapheme><phoneme>ˈhækænɛn</phoneme></lexeme>
  <lexeme><grapheme>Niinistö</grapheme><grapheme>Niinisto</grapheme><phoneme>ˈninɪstɜ</phoneme></lexeme>
  <lexeme><grapheme>Sauli</grapheme><phoneme>ˈsaʊli</phoneme></lexeme>
  <lexeme><grapheme>Kallas</grapheme><phoneme>ˈkɑləs</phoneme></lexeme>
  <lexeme><grapheme>Kaja</grapheme><phoneme>ˈkaɪə</phoneme></lexeme>
  <lexeme><grapheme>Pevkur</grapheme><phoneme>ˈpɛvkʊr</phoneme></lexeme>
  <lexeme><grapheme>Siliņa</grapheme><grapheme>Silina</grapheme><phoneme>ˈsɪlɪnjə</phoneme></lexeme>
  <lexeme><grapheme>Rinkēvičs</grapheme><grapheme>Rinkevics</grapheme><phoneme>ˈrɪŋkɛvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Nausėda</grapheme><grapheme>Nauseda</grapheme><phoneme>naʊˈseɪdə</phoneme></lexeme>
  <lexeme><grapheme>Gitanas</grapheme><phoneme>ˈɡɪtənəs</phoneme></lexeme>
  <lexeme><grapheme>Šimonytė</grapheme><grapheme>Simonyte</grapheme><phoneme>ʃɪˈmoʊnɪteɪ</phoneme></lexeme>
  <lexeme><grapheme>Landsbergis</grapheme><phoneme>ˈlɑndzbɛrɡɪs</phoneme></lexeme>
  <lexeme><grapheme>Paluckas</grapheme><phoneme>pəˈlutskəs</phoneme></lexeme>
  <lexeme><grapheme>Kubilius</grapheme><phoneme>kuˈbɪliʊs</phoneme></lexeme>
  <lexeme><grapheme>Suwałki</grapheme><grapheme>Suwalki</grapheme><phoneme>suˈvɑlki</phoneme></lexeme>
  <lexeme><grapheme>Tusk</grapheme><phoneme>ˈtʊsk</phoneme></lexeme>
  <lexeme><grapheme>Andrzej</grapheme><phoneme>ˈɑndʒeɪ</phoneme></lexeme>
  <lexeme><grapheme>Nawrocki</grapheme><phoneme>nɑˈvrɔtski</phoneme></lexeme>
  <lexeme><grapheme>Karol</grapheme><phoneme>ˈkɑrɔl</phoneme></lexeme>
  <lexeme><grapheme>Radosław</grapheme><grapheme>Radoslaw</grapheme><phoneme>ˈrɑdɔslɑf</phoneme></lexeme>
  <lexeme><grapheme>Radek</grapheme><phoneme>ˈrɑdɛk</phoneme></lexeme>
  <lexeme><grapheme>Kaczyński</grapheme><grapheme>Kaczynski</grapheme><phoneme>kɑˈtʃɪnski</phoneme></lexeme>
  <lexeme><grapheme>Jarosław</grapheme><grapheme>Jaroslaw</grapheme><phoneme>jɑˈrɔslɑf</phoneme></lexeme>
  <lexeme><grapheme>Kosiniak-Kamysz</grapheme><phoneme>kɔˌʃinjɑkˈkɑmɪʃ</phoneme></lexeme>
  <lexeme><grapheme>Władysław</grapheme><grapheme>Wladyslaw</grapheme><phoneme>vwɑˈdɪslɑf</phoneme></lexeme>
  <lexeme><grapheme>Morawiecki</grapheme><phoneme>ˌmɔrɑˈvjɛtski</phoneme></lexeme>
  <lexeme><grapheme>Mateusz</grapheme><phoneme>mɑˈteɪʊʃ</phoneme></lexeme>
  <lexeme><grapheme>Trzaskowski</grapheme><phoneme>tʃɑˈskɔfski</phoneme></lexeme>
  <lexeme><grapheme>Wałęsa</grapheme><grapheme>Walesa</grapheme><phoneme>vɑˈwɛnsə</phoneme></lexeme>
  <lexeme><grapheme>Lech</grapheme><phoneme>ˈlɛk</phoneme></lexeme>
  <lexeme><grapheme>Tomasz</grapheme><phoneme>ˈtɔmɑʃ</phoneme></lexeme>
  <lexeme><grapheme>Hołownia</grapheme><phoneme>hɔˈwɔvniə</phoneme></lexeme>
  <lexeme><grapheme>Szymon</grapheme><phoneme>ˈʃɪmɔn</phoneme></lexeme>
  <lexeme><grapheme>Warszawa</grapheme><phoneme>vɑrˈʃɑvə</phoneme></lexeme>
  <lexeme><grapheme>Rzeszów</grapheme><grapheme>Rzeszow</grapheme><phoneme>ˈʒɛʃuf</phoneme></lexeme>
  <lexeme><grapheme>Przemyśl</grapheme><grapheme>Przemysl</grapheme><phoneme>ˈpʃɛmɪʃəl</phoneme></lexeme>
  <lexeme><grapheme>Kraków</grapheme><grapheme>Krakow</grapheme><phoneme>ˈkrɑkaʊ</phoneme></lexeme>
  <lexeme><grapheme>Łódź</grapheme><grapheme>Lodz</grapheme><phoneme>ˈwudʒ</phoneme></lexeme>
  <lexeme><grapheme>Wrocław</grapheme><grapheme>Wroclaw</grapheme><phoneme>ˈvrɔtswɑf</phoneme></lexeme>
  <lexeme><grapheme>Gdańsk</grapheme><grapheme>Gdansk</grapheme><phoneme>ɡəˈdɑnsk</phoneme></lexeme>
  <lexeme><grapheme>Poznań</grapheme><grapheme>Poznan</grapheme><phoneme>ˈpɔznɑn</phoneme></lexeme>
  <lexeme><grapheme>Gazeta</grapheme><phoneme>ɡəˈzɛtə</phoneme></lexeme>
  <lexeme><grapheme>Wyborcza</grapheme><phoneme>vɪˈbɔrtʃə</phoneme></lexeme>
  <lexeme><grapheme>Orbán</grapheme><grapheme>Orban</grapheme><phoneme>ˈɔrbɑn</phoneme></lexeme>
  <lexeme><grapheme>Viktor</grapheme><phoneme>ˈvɪktɔr</phoneme></lexeme>
  <lexeme><grapheme>Szijjártó</grapheme><grapheme>Szijjarto</grapheme><phoneme>ˈsijɑrtoʊ</phoneme></lexeme>
  <lexeme><grapheme>Magyar</grapheme><phoneme>ˈmɑdʒɑr</phoneme></lexeme>
  <lexeme><grapheme>Sulyok</grapheme><phoneme>ˈʃujɔk</phoneme></lexeme>
  <lexeme><grapheme>Fidesz</grapheme><phoneme>ˈfidɛs</phoneme></lexeme>
  <lexeme><grapheme>Jobbik</grapheme><phoneme>ˈjɔbɪk</phoneme></lexeme>
  <lexeme><grapheme>Fico</grapheme><phoneme>ˈfitsoʊ</phoneme></lexeme>
  <lexeme><grapheme>Čaputová</grapheme><grapheme>Caputova</grapheme><phoneme>ˈtʃɑpʊtoʊvɑ</phoneme></lexeme>
  <lexeme><grapheme>Šimečka</grapheme><grapheme>Simecka</grapheme><phoneme>ʃɪˈmɛtʃkə</phoneme></lexeme>
  <lexeme><grapheme>Blanár</grapheme><grapheme>Blanar</grapheme><phoneme>ˈblɑnɑr</phoneme></lexeme>
  <lexeme><grapheme>Petr Pavel</grapheme><phoneme>ˈpɛtər ˈpɑvɛl</phoneme></lexeme>
  <lexeme><grapheme>Fiala</grapheme><phoneme>ˈfialə</phoneme></lexeme>
  <lexeme><grapheme>Babiš</grapheme><grapheme>Babis</grapheme><phoneme>ˈbɑbɪʃ</phoneme></lexeme>
  <lexeme><grapheme>Andrej</grapheme><phoneme>ˈɑndreɪ</phoneme></lexeme>
  <lexeme><grapheme>Lipavský</grapheme><grapheme>Lipavsky</grapheme><phoneme>ˈlɪpɑfski</phoneme></lexeme>
  <lexeme><grapheme>Černochová</grapheme><phoneme>ˈtʃɛrnɔkoʊvɑ</phoneme></lexeme>
  <lexeme><grapheme>Iohannis</grapheme><phoneme>joʊˈhɑnɪs</phoneme></lexeme>
  <lexeme><grapheme>Ciolacu</grapheme><phoneme>tʃoʊˈlɑku</phoneme></lexeme>
  <lexeme><grapheme>Georgescu</grapheme><phoneme>ˌdʒɔrˈdʒɛsku</phoneme></lexeme>
  <lexeme><grapheme>Călin</grapheme><grapheme>Calin</grapheme><phoneme>kəˈlin</phoneme></lexeme>
  <lexeme><grapheme>Simion</grapheme><phoneme>simiˈɔn</phoneme></lexeme>
  <lexeme><grapheme>Nicușor</grapheme><grapheme>Nicusor</grapheme><phoneme>nɪkuˈʃɔr</phoneme></lexeme>
  <lexeme><grapheme>Bolojan</grapheme><phoneme>boʊloʊˈʒɑn</phoneme></lexeme>
  <lexeme><grapheme>Lasconi</grapheme><phoneme>lɑsˈkoʊni</phoneme></lexeme>
  <lexeme><grapheme>Ilie</grapheme><phoneme>iˈlijɛ</phoneme></lexeme>
  <lexeme><grapheme>Stoianoglo</grapheme><phoneme>ˌstɔɪənoʊˈɡloʊ</phoneme></lexeme>
  <lexeme><grapheme>Recean</grapheme><phoneme>rɛˈtʃɑn</phoneme></lexeme>
  <lexeme><grapheme>Dodon</grapheme><phoneme>doʊˈdɔn</phoneme></lexeme>
  <lexeme><grapheme>Gutsul</grapheme><grapheme>Gutul</grapheme><phoneme>ɡuˈtsul</phoneme></lexeme>
  <lexeme><grapheme>Chișinău</grapheme><grapheme>Chisinau</grapheme><phoneme>ˌkɪʃɪˈnaʊ</phoneme></lexeme>
  <lexeme><grapheme>Tiraspol</grapheme><phoneme>tɪˈræspəl</phoneme></lexeme>
  <lexeme><grapheme>Gagauzia</grapheme><phoneme>ɡəˈɡaʊziə</phoneme></lexeme>
  <lexeme><grapheme>Radev</grapheme><phoneme>ˈrɑdɛf</phoneme></lexeme>
  <lexeme><grapheme>Borissov</grapheme><phoneme>bəˈrisɔf</phoneme></lexeme>
  <lexeme><grapheme>Zhelyazkov</grapheme><phoneme>ʒɛlˈjɑskɔf</phoneme></lexeme>
  <lexeme><grapheme>Vučić</grapheme><grapheme>Vucic</grapheme><phoneme>ˈvutʃɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Aleksandar</grapheme><phoneme>ˌɑlɛkˈsɑndɑr</phoneme></lexeme>
  <lexeme><grapheme>Dačić</grapheme><grapheme>Dacic</grapheme><phoneme>ˈdɑtʃɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Đoković</grapheme><grapheme>Djokovic</grapheme><phoneme>ˈdʒoʊkəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Kurti</grapheme><phoneme>ˈkʊrti</phoneme></lexeme>
  <lexeme><grapheme>Thaçi</grapheme><grapheme>Thaci</grapheme><phoneme>ˈθɑtʃi</phoneme></lexeme>
  <lexeme><grapheme>Priština</grapheme><grapheme>Pristina</grapheme><phoneme>ˈpriʃtinə</phoneme></lexeme>
  <lexeme><grapheme>Milorad</grapheme><phoneme>ˈmilɔrɑd</phoneme></lexeme>
  <lexeme><grapheme>Plenković</grapheme><grapheme>Plenkovic</grapheme><phoneme>ˈplɛŋkəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Milanović</grapheme><grapheme>Milanovic</grapheme><phoneme>mɪˈlɑnəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Golob</grapheme><phoneme>ˈɡoʊlɔb</phoneme></lexeme>
  <lexeme><grapheme>Pirc</grapheme><phoneme>ˈpirts</phoneme></lexeme>
  <lexeme><grapheme>Spajic</grapheme><phoneme>ˈspaɪɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Milatović</grapheme><phoneme>mɪˈlɑtəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Milošević</grapheme><grapheme>Milosevic</grapheme><phoneme>mɪˈloʊʃəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Karadžić</grapheme><grapheme>Karadzic</grapheme><phoneme>ˈkærədʒɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Mladić</grapheme><grapheme>Mladic</grapheme><phoneme>ˈmlɑdɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Srebrenica</grapheme><phoneme>ˌsrɛbrəˈnitsə</phoneme></lexeme>
  <lexeme><grapheme>Mitrovica</grapheme><phoneme>ˈmitrəvitsə</phoneme></lexeme>
  <lexeme><grapheme>Siljanovska</grapheme><phoneme>silˈjɑnɔfskə</phoneme></lexeme>
  <lexeme><grapheme>Mickoski</grapheme><phoneme>ˈmitskɔski</phoneme></lexeme>
  <lexeme><grapheme>Berisha</grapheme><phoneme>bɛˈriʃə</phoneme></lexeme>
  <lexeme><grapheme>Mitsotakis</grapheme><phoneme>ˌmitsoʊˈtɑkɪs</phoneme></lexeme>
  <lexeme><grapheme>Kyriakos</grapheme><phoneme>ˌkɪriˈɑkoʊs</phoneme></lexeme>
  <lexeme><grapheme>Dendias</grapheme><phoneme>ˈðɛndiəs</phoneme></lexeme>
  <lexeme><grapheme>Tsipras</grapheme><phoneme>ˈtsiprəs</phoneme></lexeme>
  <lexeme><grapheme>Christodoulides</grapheme><phoneme>ˌkrɪstoʊˈduliðis</phoneme></lexeme>
  <lexeme><grapheme>Piraeus</grapheme><phoneme>paɪˈriəs</phoneme></lexeme>
  <lexeme><grapheme>Thessaloniki</grapheme><phoneme>ˌθɛsəloʊˈniki</phoneme></lexeme>

  <!-- Italy, Spain, Portugal -->
  <lexeme><grapheme>Giorgia</grapheme><phoneme>ˈdʒɔrdʒə</phoneme></lexeme>
  <lexeme><grapheme>Matteo</grapheme><phoneme>məˈteɪoʊ</phoneme></lexeme>
  <lexeme><grapheme>Tajani</grapheme><phoneme>təˈjɑni</phoneme></lexeme>
  <lexeme><grapheme>Draghi</grapheme><phoneme>ˈdrɑɡi</phoneme></lexeme>
  <lexeme><grapheme>Berlusconi</grapheme><phoneme>ˌbɛrluˈskoʊni</phoneme></lexeme>
  <lexeme><grapheme>Giuseppe Conte</grapheme><phoneme>dʒuˈzɛpi ˈkɔnteɪ</phoneme></lexeme>
  <lexeme><grapheme>Giuseppe</grapheme><phoneme>dʒuˈzɛpi</phoneme></lexeme>
  <lexeme><grapheme>Parolin</grapheme><phoneme>ˌpɑroʊˈlin</phoneme></lexeme>
  <lexeme><grapheme>Pietro</grapheme><phoneme>piˈɛtroʊ</phoneme></lexeme>
  <lexeme><grapheme>Zuppi</grapheme><phoneme>ˈzupi</phoneme></lexeme>
  <lexeme><grapheme>Prevost</grapheme><phoneme>ˈpreɪvoʊst</phoneme></lexeme>
  <lexeme><grapheme>Bergoglio</grapheme><phoneme>bɛrˈɡoʊljoʊ</phoneme></lexeme>
  <lexeme><grapheme>Corriere</grapheme><phoneme>ˌkɔriˈɛreɪ</phoneme></lexeme>
  <lexeme><grapheme>Repubblica</grapheme><phoneme>rɛˈpublikə</phoneme></lexeme>
  <lexeme><grapheme>Palazzo Chigi</grapheme><phoneme>pəˈlɑtsoʊ ˈkidʒi</phoneme></lexeme>
  <lexeme><grapheme>Lampedusa</grapheme><phoneme>ˌlɑmpɛˈduzə</phoneme></lexeme>
  <lexeme><grapheme>Stellantis</grapheme><phoneme>stɛˈlæntɪs</phoneme></lexeme>
  <lexeme><grapheme>Eni</grapheme><phoneme>ˈɛni</phoneme></lexeme>
  <lexeme><grapheme>Sánchez</grapheme><grapheme>Sanchez</grapheme><phoneme>ˈsæntʃɛz</phoneme></lexeme>
  <lexeme><grapheme>Albares</grapheme><phoneme>ɑlˈbɑrɛs</phoneme></lexeme>
  <lexeme><grapheme>Feijóo</grapheme><grapheme>Feijoo</grapheme><phoneme>feɪˈhoʊoʊ</phoneme></lexeme>
  <lexeme><grapheme>Abascal</grapheme><phoneme>ˌɑbəsˈkɑl</phoneme></lexeme>
  <lexeme><grapheme>Puigdemont</grapheme><phoneme>ˌpudʒdəˈmɔnt</phoneme></lexeme>
  <lexeme><grapheme>Borrell</grapheme><phoneme>bəˈrɛl</phoneme></lexeme>
  <lexeme><grapheme>Josep</grapheme><phoneme>ʒuˈzɛp</phoneme></lexeme>
  <lexeme><grapheme>Teresa Ribera</grapheme><phoneme>təˈreɪsə rɪˈbɛrə</phoneme></lexeme>
  <lexeme><grapheme>Felipe</grapheme><phoneme>fəˈlipeɪ</phoneme></lexeme>
  <lexeme><grapheme>Valencia</grapheme><phoneme>vəˈlɛnsiə</phoneme></lexeme>
  <lexeme><grapheme>País</grapheme><phoneme>paˈis</phoneme></lexeme>
  <lexeme><grapheme>Rebelo</grapheme><phoneme>rəˈbɛloʊ</phoneme></lexeme>
  <lexeme><grapheme>Guterres</grapheme><phoneme>ɡuˈtɛrɛs</phoneme></lexeme>
  <lexeme><grapheme>António</grapheme><grapheme>Antonio</grapheme><phoneme>ænˈtoʊnioʊ</phoneme></lexeme>
  <lexeme><grapheme>Šefčovič</grapheme><grapheme>Sefcovic</grapheme><phoneme>ˈʃɛftʃoʊvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Dombrovskis</grapheme><phoneme>dɔmˈbrɔfskɪs</phoneme></lexeme>
  <lexeme><grapheme>Virkkunen</grapheme><phoneme>ˈvɪrkʊnɛn</phoneme></lexeme>
  <lexeme><grapheme>Hoekstra</grapheme><phoneme>ˈhukstrə</phoneme></lexeme>
  <lexeme><grapheme>Wopke</grapheme><phoneme>ˈvɔpkə</phoneme></lexeme>
  <lexeme><grapheme>Várhelyi</grapheme><phoneme>ˈvɑrheɪ</phoneme></lexeme>

  <!-- Caucasus, Central Asia, Turkey -->
  <lexeme><grapheme>Erdoğan</grapheme><grapheme>Erdogan</grapheme><phoneme>ˈɛrdoʊˌɑn</phoneme></lexeme>
  <lexeme><grapheme>Tayyip</grapheme><phoneme>taɪˈip</phoneme></lexeme>
  <lexeme><grapheme>Recep</grapheme><phoneme>rɛˈdʒɛp</phoneme></lexeme>
  <lexeme><grapheme>Fidan</grapheme><phoneme>fiˈdɑn</phoneme></lexeme>
  <lexeme><grapheme>Hakan</grapheme><phoneme>hɑˈkɑn</phoneme></lexeme>
  <lexeme><grapheme>Güler</grapheme><grapheme>Guler</grapheme><phoneme>ɡuˈlɛr</phoneme></lexeme>
  <lexeme><grapheme>İmamoğlu</grapheme><grapheme>Imamoglu</grapheme><phoneme>ɪˌmɑmoʊˈlu</phoneme></lexeme>
  <lexeme><grapheme>Ekrem</grapheme><phoneme>ɛˈkrɛm</phoneme></lexeme>
  <lexeme><grapheme>Kılıçdaroğlu</grapheme><grapheme>Kilicdaroglu</grapheme><phoneme>ˌkɪlɪtʃˈdɑroʊlu</phoneme></lexeme>
  <lexeme><grapheme>Öcalan</grapheme><grapheme>Ocalan</grapheme><phoneme>ˈoʊdʒəlɑn</phoneme></lexeme>
  <lexeme><grapheme>Özgür</grapheme><phoneme>ɜrzˈɡʊr</phoneme></lexeme>
  <lexeme><grapheme>Gülen</grapheme><grapheme>Gulen</grapheme><phoneme>ɡuˈlɛn</phoneme></lexeme>
  <lexeme><grapheme>İzmir</grapheme><phoneme>ɪzˈmɪr</phoneme></lexeme>
  <lexeme><grapheme>Gaziantep</grapheme><phoneme>ˌɡɑziɑnˈtɛp</phoneme></lexeme>
  <lexeme><grapheme>Diyarbakır</grapheme><grapheme>Diyarbakir</grapheme><phoneme>diˌjɑrbəˈkɪr</phoneme></lexeme>
  <lexeme><grapheme>Incirlik</grapheme><phoneme>ˈɪndʒərlɪk</phoneme></lexeme>
  <lexeme><grapheme>Pashinyan</grapheme><phoneme>pɑʃɪnˈjɑn</phoneme></lexeme>
  <lexeme><grapheme>Mirzoyan</grapheme><phoneme>mirzoʊˈjɑn</phoneme></lexeme>
  <lexeme><grapheme>Aliyev</grapheme><phoneme>ɑˈliɛf</phoneme></lexeme>
  <lexeme><grapheme>Ilham</grapheme><phoneme>ɪlˈhɑm</phoneme></lexeme>
  <lexeme><grapheme>Nagorno-Karabakh</grapheme><phoneme>nəˌɡɔrnoʊˌkɑrəˈbɑk</phoneme></lexeme>
  <lexeme><grapheme>Karabakh</grapheme><phoneme>ˌkɑrəˈbɑk</phoneme></lexeme>
  <lexeme><grapheme>Stepanakert</grapheme><phoneme>ˌstɛpənəˈkɛrt</phoneme></lexeme>
  <lexeme><grapheme>Lachin</grapheme><phoneme>lɑˈtʃin</phoneme></lexeme>
  <lexeme><grapheme>Nakhchivan</grapheme><phoneme>ˌnɑktʃɪˈvɑn</phoneme></lexeme>
  <lexeme><grapheme>Zangezur</grapheme><phoneme>ˌzɑnɡəˈzʊr</phoneme></lexeme>
  <lexeme><grapheme>Saakashvili</grapheme><phoneme>ˌsɑkəʃˈvili</phoneme></lexeme>
  <lexeme><grapheme>Zourabichvili</grapheme><phoneme>zʊˌrɑbɪʃˈvili</phoneme></lexeme>
  <lexeme><grapheme>Kobakhidze</grapheme><phoneme>ˌkoʊbəˈkidzɛ</phoneme></lexeme>
  <lexeme><grapheme>Irakli</grapheme><phoneme>ɪˈrɑkli</phoneme></lexeme>
  <lexeme><grapheme>Ivanishvili</grapheme><phoneme>ɪˌvɑnɪʃˈvili</phoneme></lexeme>
  <lexeme><grapheme>Bidzina</grapheme><phoneme>bɪˈdzinə</phoneme></lexeme>
  <lexeme><grapheme>Kavelashvili</grapheme><phoneme>ˌkɑvəlɑʃˈvili</phoneme></lexeme>
  <lexeme><grapheme>Gharibashvili</grapheme><phoneme>ˌɡɑribɑʃˈvili</phoneme></lexeme>
  <lexeme><grapheme>Ossetia</grapheme><phoneme>ɔˈsɛtiə</phoneme></lexeme>
  <lexeme><grapheme>Tokayev</grapheme><phoneme>təˈkaɪɛf</phoneme></lexeme>
  <lexeme><grapheme>Kassym-Jomart</grapheme><phoneme>kɑˌsimʒoʊˈmɑrt</phoneme></lexeme>
  <lexeme><grapheme>Nazarbayev</grapheme><phoneme>ˌnɑzərˈbaɪɛf</phoneme></lexeme>
  <lexeme><grapheme>Astana</grapheme><phoneme>ɑˈstɑnə</phoneme></lexeme>
  <lexeme><grapheme>Almaty</grapheme><phoneme>ˌælməˈti</phoneme></lexeme>
  <lexeme><grapheme>Aktau</grapheme><phoneme>ɑkˈtaʊ</phoneme></lexeme>
  <lexeme><grapheme>Mirziyoyev</grapheme><phoneme>ˌmɪrziˈjɔɪɛf</phoneme></lexeme>
  <lexeme><grapheme>Shavkat</grapheme><phoneme>ʃɑfˈkɑt</phoneme></lexeme>
  <lexeme><grapheme>Japarov</grapheme><phoneme>ʒɑˈpɑrɔf</phoneme></lexeme>
  <lexeme><grapheme>Sadyr</grapheme><phoneme>sɑˈdir</phoneme></lexeme>
  <lexeme><grapheme>Rahmon</grapheme><phoneme>rɑxˈmoʊn</phoneme></lexeme>
  <lexeme><grapheme>Emomali</grapheme><phoneme>ɛˌmoʊməˈli</phoneme></lexeme>
  <lexeme><grapheme>Berdimuhamedov</grapheme><phoneme>bɛrˌdimuˈhɑmɛdɔf</phoneme></lexeme>
  <lexeme><grapheme>Baikonur</grapheme><phoneme>ˌbaɪkəˈnʊr</phoneme></lexeme>

  <!-- Middle East -->
  <lexeme><grapheme>Netanyahu</grapheme><phoneme>ˌnɛtənˈjɑhu</phoneme></lexeme>
  <lexeme><grapheme>Benjamin Netanyahu</grapheme><phoneme>ˈbɛndʒəmɪn ˌnɛtənˈjɑhu</phoneme></lexeme>
  <lexeme><grapheme>Bibi</grapheme><phoneme>ˈbibi</phoneme></lexeme>
  <lexeme><grapheme>Yoav</grapheme><phoneme>joʊˈɑv</phoneme></lexeme>
  <lexeme><grapheme>Gantz</grapheme><phoneme>ˈɡɑnts</phoneme></lexeme>
  <lexeme><grapheme>Lapid</grapheme><phoneme>lɑˈpid</phoneme></lexeme>
  <lexeme><grapheme>Yair</grapheme><phoneme>jɑˈir</phoneme></lexeme>
  <lexeme><grapheme>Herzog</grapheme><phoneme>ˈhɛrtsɔɡ</phoneme></lexeme>
  <lexeme><grapheme>Smotrich</grapheme><phoneme>ˈsmoʊtrɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Bezalel</grapheme><phoneme>ˌbɛtsəˈlɛl</phoneme></lexeme>
  <lexeme><grapheme>Ben-Gvir</grapheme><phoneme>bɛnˈɡvɪr</phoneme></lexeme>
  <lexeme><grapheme>Gvir</grapheme><phoneme>ˈɡvɪr</phoneme></lexeme>
  <lexeme><grapheme>Itamar</grapheme><phoneme>ˌitəˈmɑr</phoneme></lexeme>
  <lexeme><grapheme>Halevi</grapheme><phoneme>hɑˈleɪvi</phoneme></lexeme>
  <lexeme><grapheme>Herzi</grapheme><phoneme>ˈhɛrtsi</phoneme></lexeme>
  <lexeme><grapheme>Zamir</grapheme><phoneme>zɑˈmir</phoneme></lexeme>
  <lexeme><grapheme>Eyal</grapheme><phoneme>ɛˈjɑl</phoneme></lexeme>
  <lexeme><grapheme>Hagari</grapheme><phoneme>hɑˈɡɑri</phoneme></lexeme>
  <lexeme><grapheme>Sa'ar</grapheme><phoneme>ˈsɑɑr</phoneme></lexeme>
  <lexeme><grapheme>Barnea</grapheme><phoneme>bɑrˈneɪə</phoneme></lexeme>
  <lexeme><grapheme>Haaretz</grapheme><phoneme>hɑˈɑrɛts</phoneme></lexeme>
  <lexeme><grapheme>Yedioth</grapheme><phoneme>jɛdiˈoʊt</phoneme></lexeme>
  <lexeme><grapheme>Tel Aviv</grapheme><phoneme>ˌtɛl əˈviv</phoneme></lexeme>
  <lexeme><grapheme>Be'eri</grapheme><grapheme>Beeri</grapheme><phoneme>beɪˈɛri</phoneme></lexeme>
  <lexeme><grapheme>Sderot</grapheme><phoneme>zdɛˈroʊt</phoneme></lexeme>
  <lexeme><grapheme>Nir Oz</grapheme><phoneme>ˈnir ˈoʊz</phoneme></lexeme>
  <lexeme><grapheme>Golan</grapheme><phoneme>ˈɡoʊlɑn</phoneme></lexeme>
  <lexeme><grapheme>Hizbullah</grapheme><phoneme>ˌhɛzbəˈlɑ</phoneme></lexeme>
  <lexeme><grapheme>Haniyeh</grapheme><phoneme>hɑˈnijə</phoneme></lexeme>
  <lexeme><grapheme>Sinwar</grapheme><phoneme>sɪnˈwɑr</phoneme></lexeme>
  <lexeme><grapheme>Yahya</grapheme><phoneme>ˈjɑhjə</phoneme></lexeme>
  <lexeme><grapheme>Meshaal</grapheme><grapheme>Mashal</grapheme><phoneme>mɛʃˈɑl</phoneme></lexeme>
  <lexeme><grapheme>Khaled</grapheme><phoneme>ˈkɑlɪd</phoneme></lexeme>
  <lexeme><grapheme>Nasrallah</grapheme><phoneme>nɑsˈrɑlə</phoneme></lexeme>
  <lexeme><grapheme>Naim Qassem</grapheme><phoneme>nɑˈim ˈkɑsɛm</phoneme></lexeme>
  <lexeme><grapheme>Qassem</grapheme><phoneme>ˈkɑsɛm</phoneme></lexeme>
  <lexeme><grapheme>Abbas</grapheme><phoneme>əˈbɑs</phoneme></lexeme>
  <lexeme><grapheme>Mahmoud</grapheme><phoneme>mɑˈmud</phoneme></lexeme>
  <lexeme><grapheme>Barghouti</grapheme><phoneme>bɑrˈɡuti</phoneme></lexeme>
  <lexeme><grapheme>Rafah</grapheme><phoneme>ˈrɑfə</phoneme></lexeme>
  <lexeme><grapheme>Khan Younis</grapheme><grapheme>Khan Yunis</grapheme><phoneme>ˈkɑn ˈjunɪs</phoneme></lexeme>
  <lexeme><grapheme>Younis</grapheme><phoneme>ˈjunɪs</phoneme></lexeme>
  <lexeme><grapheme>Jabaliya</grapheme><grapheme>Jabalia</grapheme><phoneme>dʒəˈbɑlijə</phoneme></lexeme>
  <lexeme><grapheme>Nuseirat</grapheme><phoneme>nuseɪˈrɑt</phoneme></lexeme>
  <lexeme><grapheme>Balah</grapheme><phoneme>ˈbɑlə</phoneme></lexeme>
  <lexeme><grapheme>Beit Lahiya</grapheme><phoneme>ˈbeɪt lɑˈhijə</phoneme></lexeme>
  <lexeme><grapheme>Beit Hanoun</grapheme><phoneme>ˈbeɪt hɑˈnun</phoneme></lexeme>
  <lexeme><grapheme>Hanoun</grapheme><phoneme>hɑˈnun</phoneme></lexeme>
  <lexeme><grapheme>Jenin</grapheme><phoneme>dʒɛˈnin</phoneme></lexeme>
  <lexeme><grapheme>Tulkarm</grapheme><grapheme>Tulkarem</grapheme><phoneme>tulˈkɑrəm</phoneme></lexeme>
  <lexeme><grapheme>Ramallah</grapheme><phoneme>rəˈmɑlə</phoneme></lexeme>
  <lexeme><grapheme>Aqsa</grapheme><phoneme>ˈɑksə</phoneme></lexeme>
  <lexeme><grapheme>Lazzarini</grapheme><phoneme>ˌlɑtsəˈrini</phoneme></lexeme>
  <lexeme><grapheme>Dahiyeh</grapheme><phoneme>ˈdɑhijə</phoneme></lexeme>
  <lexeme><grapheme>Nabatieh</grapheme><phoneme>ˌnɑbəˈtijə</phoneme></lexeme>
  <lexeme><grapheme>Mikati</grapheme><phoneme>miˈkɑti</phoneme></lexeme>
  <lexeme><grapheme>Najib</grapheme><phoneme>nəˈdʒib</phoneme></lexeme>
  <lexeme><grapheme>Nabih</grapheme><phoneme>nɑˈbi</phoneme></lexeme>
  <lexeme><grapheme>Aoun</grapheme><phoneme>ˈaʊn</phoneme></lexeme>
  <lexeme><grapheme>Salam</grapheme><phoneme>səˈlɑm</phoneme></lexeme>
  <lexeme><grapheme>Nawaf</grapheme><phoneme>nɑˈwɑf</phoneme></lexeme>
  <lexeme><grapheme>Hariri</grapheme><phoneme>hɑˈriri</phoneme></lexeme>
  <lexeme><grapheme>UNIFIL</grapheme><phoneme>ˈjunɪfɪl</phoneme></lexeme>
  <lexeme><grapheme>Assad</grapheme><phoneme>ˈɑsɑd</phoneme></lexeme>
  <lexeme><grapheme>Bashar</grapheme><phoneme>bəˈʃɑr</phoneme></lexeme>
  <lexeme><grapheme>al-Assad</grapheme><phoneme>ælˈɑsɑd</phoneme></lexeme>
  <lexeme><grapheme>al-Sharaa</grapheme><phoneme>ælˈʃɑrɑ</phoneme></lexeme>
  <lexeme><grapheme>Sharaa</grapheme><phoneme>ˈʃɑrɑ</phoneme></lexeme>
  <lexeme><grapheme>al-Shibani</grapheme><phoneme>ælʃiˈbɑni</phoneme></lexeme>
  <lexeme><grapheme>Jolani</grapheme><phoneme>dʒoʊˈlɑni</phoneme></lexeme>
  <lexeme><grapheme>Hayat Tahrir</grapheme><phoneme>hɑˈjɑt tɑˈrir</phoneme></lexeme>
  <lexeme><grapheme>Tahrir</grapheme><phoneme>tɑˈrir</phoneme></lexeme>
  <lexeme><grapheme>al-Sham</grapheme><phoneme>ælˈʃɑm</phoneme></lexeme>
  <lexeme><grapheme>Idlib</grapheme><phoneme>ˈɪdlɪb</phoneme></lexeme>
  <lexeme><grapheme>Tartus</grapheme><grapheme>Tartous</grapheme><phoneme>tɑrˈtus</phoneme></lexeme>
  <lexeme><grapheme>Hmeimim</grapheme><grapheme>Khmeimim</grapheme><phoneme>həˈmeɪmɪm</phoneme></lexeme>
  <lexeme><grapheme>Deir ez-Zor</grapheme><phoneme>ˈdɛr ɛzˈzɔr</phoneme></lexeme>
  <lexeme><grapheme>Daraa</grapheme><phoneme>dəˈrɑ</phoneme></lexeme>
  <lexeme><grapheme>Suwayda</grapheme><phoneme>ˈsweɪdə</phoneme></lexeme>
  <lexeme><grapheme>Raqqa</grapheme><phoneme>ˈrɑkə</phoneme></lexeme>
  <lexeme><grapheme>Manbij</grapheme><phoneme>ˈmɑnbɪdʒ</phoneme></lexeme>
  <lexeme><grapheme>Khamenei</grapheme><phoneme>kɑmɛneɪˈi</phoneme></lexeme>
  <lexeme><grapheme>Ali Khamenei</grapheme><phoneme>ɑˈli ˌkɑmɛneɪˈi</phoneme></lexeme>
  <lexeme><grapheme>Raisi</grapheme><phoneme>raɪˈsi</phoneme></lexeme>
  <lexeme><grapheme>Ebrahim</grapheme><phoneme>ɛbrɑˈhim</phoneme></lexeme>
  <lexeme><grapheme>Pezeshkian</grapheme><phoneme>ˌpɛzɛʃkiˈɑn</phoneme></lexeme>
  <lexeme><grapheme>Masoud</grapheme><phoneme>mɑˈsud</phoneme></lexeme>
  <lexeme><grapheme>Araghchi</grapheme><grapheme>Araqchi</grapheme><phoneme>ɑrɑkˈtʃi</phoneme></lexeme>
  <lexeme><grapheme>Zarif</grapheme><phoneme>zɑˈrif</phoneme></lexeme>
  <lexeme><grapheme>Javad</grapheme><phoneme>dʒɑˈvɑd</phoneme></lexeme>
  <lexeme><grapheme>Ghalibaf</grapheme><grapheme>Qalibaf</grapheme><phoneme>ˌɡɑliˈbɑf</phoneme></lexeme>
  <lexeme><grapheme>Soleimani</grapheme><phoneme>ˌsoʊleɪˈmɑni</phoneme></lexeme>
  <lexeme><grapheme>Qasem</grapheme><phoneme>ˈkɑsɛm</phoneme></lexeme>
  <lexeme><grapheme>Larijani</grapheme><phoneme>ˌlɑriˈdʒɑni</phoneme></lexeme>
  <lexeme><grapheme>Rouhani</grapheme><phoneme>roʊˈhɑni</phoneme></lexeme>
  <lexeme><grapheme>Amini</grapheme><phoneme>ɑˈmini</phoneme></lexeme>
  <lexeme><grapheme>Mohammadi</grapheme><phoneme>ˌmoʊhəmɑˈdi</phoneme></lexeme>
  <lexeme><grapheme>Narges</grapheme><phoneme>nɑrˈɡɛs</phoneme></lexeme>
  <lexeme><grapheme>Natanz</grapheme><phoneme>nəˈtɑnz</phoneme></lexeme>
  <lexeme><grapheme>Fordow</grapheme><grapheme>Fordo</grapheme><phoneme>fɔrˈdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Arak</grapheme><phoneme>ɑˈrɑk</phoneme></lexeme>
  <lexeme><grapheme>Bushehr</grapheme><phoneme>buˈʃɛr</phoneme></lexeme>
  <lexeme><grapheme>Parchin</grapheme><phoneme>pɑrˈtʃin</phoneme></lexeme>
  <lexeme><grapheme>Qom</grapheme><phoneme>ˈkoʊm</phoneme></lexeme>
  <lexeme><grapheme>Bandar</grapheme><phoneme>ˈbɑndɑr</phoneme></lexeme>
  <lexeme><grapheme>Evin</grapheme><phoneme>ɛˈvin</phoneme></lexeme>
  <lexeme><grapheme>Basij</grapheme><phoneme>bɑˈsidʒ</phoneme></lexeme>
  <lexeme><grapheme>Quds</grapheme><phoneme>ˈkudz</phoneme></lexeme>
  <lexeme><grapheme>Kadhimi</grapheme><phoneme>kɑˈdimi</phoneme></lexeme>
  <lexeme><grapheme>Sadr</grapheme><phoneme>ˈsɑdər</phoneme></lexeme>
  <lexeme><grapheme>Muqtada</grapheme><phoneme>mukˈtɑdə</phoneme></lexeme>
  <lexeme><grapheme>Sistani</grapheme><phoneme>sɪˈstɑni</phoneme></lexeme>
  <lexeme><grapheme>Mosul</grapheme><phoneme>ˈmoʊsul</phoneme></lexeme>
  <lexeme><grapheme>Erbil</grapheme><grapheme>Irbil</grapheme><phoneme>ɛrˈbil</phoneme></lexeme>
  <lexeme><grapheme>Fallujah</grapheme><phoneme>fəˈludʒə</phoneme></lexeme>
  <lexeme><grapheme>Sinjar</grapheme><phoneme>sɪnˈdʒɑr</phoneme></lexeme>
  <lexeme><grapheme>Peshmerga</grapheme><grapheme>peshmerga</grapheme><phoneme>pɛʃˈmɛrɡə</phoneme></lexeme>
  <lexeme><grapheme>Kataib</grapheme><phoneme>kəˈtɑɪb</phoneme></lexeme>
  <lexeme><grapheme>Sanaa</grapheme><phoneme>səˈnɑ</phoneme></lexeme>
  <lexeme><grapheme>Hodeidah</grapheme><grapheme>Hudaydah</grapheme><phoneme>hoʊˈdeɪdə</phoneme></lexeme>
  <lexeme><grapheme>Mandeb</grapheme><phoneme>ˈmɑndɛb</phoneme></lexeme>
  <lexeme><grapheme>Bab el-Mandeb</grapheme><phoneme>ˈbɑb ɛlˈmɑndɛb</phoneme></lexeme>
  <lexeme><grapheme>Grundberg</grapheme><phoneme>ˈɡrʊndbɛrɡ</phoneme></lexeme>
  <lexeme><grapheme>Salman</grapheme><phoneme>sɑlˈmɑn</phoneme></lexeme>
  <lexeme><grapheme>Zayed</grapheme><phoneme>ˈzaɪɛd</phoneme></lexeme>
  <lexeme><grapheme>Nahyan</grapheme><phoneme>nɑhəˈjɑn</phoneme></lexeme>
  <lexeme><grapheme>Khashoggi</grapheme><phoneme>kəˈʃoʊɡdʒi</phoneme></lexeme>
  <lexeme><grapheme>Tamim</grapheme><phoneme>tɑˈmim</phoneme></lexeme>
  <lexeme><grapheme>Abu Dhabi</grapheme><phoneme>ˌɑbu ˈdɑbi</phoneme></lexeme>
  <lexeme><grapheme>Dhabi</grapheme><phoneme>ˈdɑbi</phoneme></lexeme>
  <lexeme><grapheme>Sisi</grapheme><phoneme>ˈsisi</phoneme></lexeme>
  <lexeme><grapheme>el-Sissi</grapheme><grapheme>el-Sisi</grapheme><phoneme>ɛlˈsisi</phoneme></lexeme>
  <lexeme><grapheme>al-Sisi</grapheme><phoneme>ælˈsisi</phoneme></lexeme>
  <lexeme><grapheme>Abdel Fattah</grapheme><phoneme>ˈɑbdɛl fəˈtɑ</phoneme></lexeme>
  <lexeme><grapheme>Fattah</grapheme><phoneme>fəˈtɑ</phoneme></lexeme>
  <lexeme><grapheme>Shoukry</grapheme><phoneme>ˈʃukri</phoneme></lexeme>
  <lexeme><grapheme>Abdelatty</grapheme><phoneme>ˌɑbdɛlˈɑti</phoneme></lexeme>
  <lexeme><grapheme>Mubarak</grapheme><phoneme>muˈbɑrɑk</phoneme></lexeme>
  <lexeme><grapheme>Sharm el-Sheikh</grapheme><phoneme>ˈʃɑrm ɛlˈʃeɪk</phoneme></lexeme>
  <lexeme><grapheme>Abdullah</grapheme><phoneme>ɑbˈdulə</phoneme></lexeme>
  <lexeme><grapheme>Safadi</grapheme><phoneme>ˈsɑfədi</phoneme></lexeme>
  <lexeme><grapheme>Zawahiri</grapheme><phoneme>zəˈwɑhəri</phoneme></lexeme>
  <lexeme><grapheme>Qaeda</grapheme><grapheme>Qaida</grapheme><phoneme>ˈkaɪdə</phoneme></lexeme>
  <lexeme><grapheme>al-Qaida</grapheme><phoneme>ælˈkaɪdə</phoneme></lexeme>
  <lexeme><grapheme>Osama</grapheme><phoneme>oʊˈsɑmə</phoneme></lexeme>

  <!-- Africa -->
  <lexeme><grapheme>Haftar</grapheme><phoneme>ˈhɑftɑr</phoneme></lexeme>
  <lexeme><grapheme>Khalifa</grapheme><phoneme>kəˈlifə</phoneme></lexeme>
  <lexeme><grapheme>Dbeibah</grapheme><grapheme>Dbeibeh</grapheme><phoneme>dəˈbeɪbə</phoneme></lexeme>
  <lexeme><grapheme>Derna</grapheme><phoneme>ˈdɛrnə</phoneme></lexeme>
  <lexeme><grapheme>Gaddafi</grapheme><grapheme>Gadhafi</grapheme><phoneme>ɡəˈdɑfi</phoneme></lexeme>
  <lexeme><grapheme>Saied</grapheme><phoneme>sɑˈid</phoneme></lexeme>
  <lexeme><grapheme>Tebboune</grapheme><phoneme>təˈbun</phoneme></lexeme>
  <lexeme><grapheme>Abdelmadjid</grapheme><phoneme>ˌɑbdɛlmɑˈdʒid</phoneme></lexeme>
  <lexeme><grapheme>Burhan</grapheme><phoneme>bʊrˈhɑn</phoneme></lexeme>
  <lexeme><grapheme>Abdel</grapheme><phoneme>ˈɑbdɛl</phoneme></lexeme>
  <lexeme><grapheme>Hemedti</grapheme><phoneme>hɛˈmɛdti</phoneme></lexeme>
  <lexeme><grapheme>Dagalo</grapheme><phoneme>dəˈɡɑloʊ</phoneme></lexeme>
  <lexeme><grapheme>Hamdan</grapheme><phoneme>hɑmˈdɑn</phoneme></lexeme>
  <lexeme><grapheme>el-Fasher</grapheme><phoneme>ɛlˈfɑʃər</phoneme></lexeme>
  <lexeme><grapheme>Fasher</grapheme><phoneme>ˈfɑʃər</phoneme></lexeme>
  <lexeme><grapheme>Janjaweed</grapheme><phoneme>ˌdʒændʒəˈwid</phoneme></lexeme>
  <lexeme><grapheme>Kiir</grapheme><phoneme>ˈkɪr</phoneme></lexeme>
  <lexeme><grapheme>Machar</grapheme><phoneme>məˈʃɑr</phoneme></lexeme>
  <lexeme><grapheme>Abiy</grapheme><phoneme>ˈɑbi</phoneme></lexeme>
  <lexeme><grapheme>Tigray</grapheme><phoneme>ˈtiɡraɪ</phoneme></lexeme>
  <lexeme><grapheme>Tigrayan</grapheme><phoneme>tɪˈɡraɪən</phoneme></lexeme>
  <lexeme><grapheme>Addis Ababa</grapheme><phoneme>ˈɑdɪs ˈɑbəbə</phoneme></lexeme>
  <lexeme><grapheme>Mekelle</grapheme><phoneme>məˈkɛlə</phoneme></lexeme>
  <lexeme><grapheme>Afwerki</grapheme><phoneme>ɑfˈwɛrki</phoneme></lexeme>
  <lexeme><grapheme>Isaias</grapheme><phoneme>ɪˌsaɪˈɑs</phoneme></lexeme>
  <lexeme><grapheme>Asmara</grapheme><phoneme>æzˈmɑrə</phoneme></lexeme>
  <lexeme><grapheme>Djibouti</grapheme><phoneme>dʒɪˈbuti</phoneme></lexeme>
  <lexeme><grapheme>Shabaab</grapheme><grapheme>Shabab</grapheme><phoneme>ʃəˈbɑb</phoneme></lexeme>
  <lexeme><grapheme>al-Shabab</grapheme><grapheme>al-Shabaab</grapheme><phoneme>ælʃəˈbɑb</phoneme></lexeme>
  <lexeme><grapheme>Mohamud</grapheme><phoneme>moʊˈhɑmud</phoneme></lexeme>
  <lexeme><grapheme>Odinga</grapheme><phoneme>oʊˈdɪŋɡə</phoneme></lexeme>
  <lexeme><grapheme>Raila</grapheme><phoneme>raɪˈlɑ</phoneme></lexeme>
  <lexeme><grapheme>Gachagua</grapheme><phoneme>ɡɑˈtʃɑɡwə</phoneme></lexeme>
  <lexeme><grapheme>Kagame</grapheme><phoneme>kəˈɡɑmeɪ</phoneme></lexeme>
  <lexeme><grapheme>Tshisekedi</grapheme><phoneme>ˌtʃɪsɛˈkɛdi</phoneme></lexeme>
  <lexeme><grapheme>Kabila</grapheme><phoneme>kəˈbilə</phoneme></lexeme>
  <lexeme><grapheme>Bukavu</grapheme><phoneme>buˈkɑvu</phoneme></lexeme>
  <lexeme><grapheme>Kivu</grapheme><phoneme>ˈkivu</phoneme></lexeme>
  <lexeme><grapheme>Museveni</grapheme><phoneme>muˈsɛvəni</phoneme></lexeme>
  <lexeme><grapheme>Yoweri</grapheme><phoneme>joʊˈwɛri</phoneme></lexeme>
  <lexeme><grapheme>Samia</grapheme><phoneme>ˈsɑmiə</phoneme></lexeme>
  <lexeme><grapheme>Lissu</grapheme><phoneme>ˈlisu</phoneme></lexeme>
  <lexeme><grapheme>Dodoma</grapheme><phoneme>doʊˈdoʊmə</phoneme></lexeme>
  <lexeme><grapheme>Dar es Salaam</grapheme><phoneme>ˈdɑr ɛs səˈlɑm</phoneme></lexeme>
  <lexeme><grapheme>Hichilema</grapheme><phoneme>ˌhitʃɪˈlɛmə</phoneme></lexeme>
  <lexeme><grapheme>Mnangagwa</grapheme><phoneme>məˌnɑnˈɡɑɡwə</phoneme></lexeme>
  <lexeme><grapheme>Mugabe</grapheme><phoneme>muˈɡɑbi</phoneme></lexeme>
  <lexeme><grapheme>Mondlane</grapheme><phoneme>mɔndˈlɑneɪ</phoneme></lexeme>
  <lexeme><grapheme>Lourenço</grapheme><grapheme>Lourenco</grapheme><phoneme>loʊˈrɛnsoʊ</phoneme></lexeme>
  <lexeme><grapheme>Ramaphosa</grapheme><phoneme>ˌrɑməˈpoʊzə</phoneme></lexeme>
  <lexeme><grapheme>Steenhuisen</grapheme><phoneme>ˌstɪnˈhɔɪsən</phoneme></lexeme>
  <lexeme><grapheme>Malema</grapheme><phoneme>məˈlɛmə</phoneme></lexeme>
  <lexeme><grapheme>Mashatile</grapheme><phoneme>ˌmɑʃəˈtileɪ</phoneme></lexeme>
  <lexeme><grapheme>Naledi Pandor</grapheme><phoneme>nəˈledi pænˈdɔr</phoneme></lexeme>
  <lexeme><grapheme>Masisi</grapheme><phoneme>məˈsisi</phoneme></lexeme>
  <lexeme><grapheme>Lesotho</grapheme><phoneme>ləˈsutu</phoneme></lexeme>
  <lexeme><grapheme>Tinubu</grapheme><phoneme>tiˈnubu</phoneme></lexeme>
  <lexeme><grapheme>Buhari</grapheme><phoneme>buˈhɑri</phoneme></lexeme>
  <lexeme><grapheme>Obasanjo</grapheme><phoneme>oʊˌbɑsənˈdʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Lagos</grapheme><phoneme>ˈleɪɡɔs</phoneme></lexeme>
  <lexeme><grapheme>Kaduna</grapheme><phoneme>kəˈdunə</phoneme></lexeme>
  <lexeme><grapheme>Maiduguri</grapheme><phoneme>maɪˈduɡəri</phoneme></lexeme>
  <lexeme><grapheme>Chibok</grapheme><phoneme>ˈtʃibɔk</phoneme></lexeme>
  <lexeme><grapheme>Akufo-Addo</grapheme><phoneme>əˌkufoʊˈɑdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Mahama</grapheme><phoneme>məˈhɑmə</phoneme></lexeme>
  <lexeme><grapheme>Ouattara</grapheme><phoneme>wəˈtɑrə</phoneme></lexeme>
  <lexeme><grapheme>Alassane</grapheme><phoneme>ˌɑləˈsɑn</phoneme></lexeme>
  <lexeme><grapheme>Côte d'Ivoire</grapheme><phoneme>ˈkoʊt diˈvwɑr</phoneme></lexeme>
  <lexeme><grapheme>Traoré</grapheme><grapheme>Traore</grapheme><phoneme>trɑoʊˈreɪ</phoneme></lexeme>
  <lexeme><grapheme>Goïta</grapheme><grapheme>Goita</grapheme><phoneme>ɡoʊˈitə</phoneme></lexeme>
  <lexeme><grapheme>Assimi</grapheme><phoneme>ɑˈsimi</phoneme></lexeme>
  <lexeme><grapheme>Tiani</grapheme><grapheme>Tchiani</grapheme><phoneme>tʃiˈɑni</phoneme></lexeme>
  <lexeme><grapheme>Bazoum</grapheme><phoneme>bɑˈzum</phoneme></lexeme>
  <lexeme><grapheme>Niger</grapheme><phoneme>niˈʒɛr</phoneme></lexeme>
  <lexeme><grapheme>Déby</grapheme><phoneme>ˈdɛbi</phoneme></lexeme>
  <lexeme><grapheme>Mahamat</grapheme><phoneme>ˌmɑhɑˈmɑt</phoneme></lexeme>
  <lexeme><grapheme>Bangui</grapheme><phoneme>bɑŋˈɡi</phoneme></lexeme>
  <lexeme><grapheme>Touadéra</grapheme><phoneme>twɑˈdɛrə</phoneme></lexeme>
  <lexeme><grapheme>Yaoundé</grapheme><grapheme>Yaounde</grapheme><phoneme>jɑˌunˈdeɪ</phoneme></lexeme>
  <lexeme><grapheme>Biya</grapheme><phoneme>ˈbijə</phoneme></lexeme>
  <lexeme><grapheme>Nguema</grapheme><phoneme>əŋˈɡeɪmə</phoneme></lexeme>
  <lexeme><grapheme>Oligui</grapheme><phoneme>ˌoʊliˈɡi</phoneme></lexeme>
  <lexeme><grapheme>Obiang</grapheme><phoneme>oʊˈbjɑŋ</phoneme></lexeme>
  <lexeme><grapheme>Doumbouya</grapheme><phoneme>dumˈbujɑ</phoneme></lexeme>
  <lexeme><grapheme>Bassirou</grapheme><phoneme>ˈbæsiru</phoneme></lexeme>
  <lexeme><grapheme>Diomaye</grapheme><phoneme>djoʊˈmaɪ</phoneme></lexeme>
  <lexeme><grapheme>Ousmane</grapheme><phoneme>usˈmɑn</phoneme></lexeme>
  <lexeme><grapheme>Rajoelina</grapheme><phoneme>rɑˌdʒoʊɛˈlinə</phoneme></lexeme>
  <lexeme><grapheme>ECOWAS</grapheme><phoneme>ˈɛkoʊwɑs</phoneme></lexeme>
  <lexeme><grapheme>Okonjo-Iweala</grapheme><phoneme>oʊˌkɔndʒoʊiˈweɪɑlə</phoneme></lexeme>
  <lexeme><grapheme>Tedros</grapheme><phoneme>ˈteɪdroʊs</phoneme></lexeme>
  <lexeme><grapheme>Ghebreyesus</grapheme><phoneme>ˌɡɛbrɛˈjeɪsəs</phoneme></lexeme>
  <lexeme><grapheme>Adhanom</grapheme><phoneme>ɑˈdɑnəm</phoneme></lexeme>

  <!-- South and East Asia -->
  <lexeme><grapheme>Narendra</grapheme><phoneme>nəˈrɛndrə</phoneme></lexeme>
  <lexeme><grapheme>Jaishankar</grapheme><phoneme>dʒaɪˈʃʌŋkər</phoneme></lexeme>
  <lexeme><grapheme>Amit Shah</grapheme><phoneme>əˈmɪt ˈʃɑ</phoneme></lexeme>
  <lexeme><grapheme>Rajnath</grapheme><phoneme>ˈrɑdʒnɑt</phoneme></lexeme>
  <lexeme><grapheme>Sitharaman</grapheme><phoneme>ˌsɪtɑˈrɑmən</phoneme></lexeme>
  <lexeme><grapheme>Gandhi</grapheme><phoneme>ˈɡɑndi</phoneme></lexeme>
  <lexeme><grapheme>Rahul</grapheme><phoneme>ˈrɑhul</phoneme></lexeme>
  <lexeme><grapheme>Kejriwal</grapheme><phoneme>ˈkeɪdʒriwɑl</phoneme></lexeme>
  <lexeme><grapheme>Adani</grapheme><phoneme>əˈdɑni</phoneme></lexeme>
  <lexeme><grapheme>Gautam</grapheme><phoneme>ˈɡaʊtəm</phoneme></lexeme>
  <lexeme><grapheme>Ambani</grapheme><phoneme>ʌmˈbɑni</phoneme></lexeme>
  <lexeme><grapheme>Mukesh</grapheme><phoneme>muˈkeɪʃ</phoneme></lexeme>
  <lexeme><grapheme>Murmu</grapheme><phoneme>ˈmurmu</phoneme></lexeme>
  <lexeme><grapheme>Droupadi</grapheme><phoneme>ˈdroʊpədi</phoneme></lexeme>
  <lexeme><grapheme>Ajit</grapheme><phoneme>əˈdʒit</phoneme></lexeme>
  <lexeme><grapheme>Lok Sabha</grapheme><phoneme>ˈloʊk ˈsʌbə</phoneme></lexeme>
  <lexeme><grapheme>Sabha</grapheme><phoneme>ˈsʌbə</phoneme></lexeme>
  <lexeme><grapheme>Bharatiya</grapheme><phoneme>ˈbɑrətijə</phoneme></lexeme>
  <lexeme><grapheme>Janata</grapheme><phoneme>ˈdʒʌnətɑ</phoneme></lexeme>
  <lexeme><grapheme>Chennai</grapheme><phoneme>ˈtʃɛnaɪ</phoneme></lexeme>
  <lexeme><grapheme>Uttar Pradesh</grapheme><phoneme>ˈutər prəˈdɛʃ</phoneme></lexeme>
  <lexeme><grapheme>Pradesh</grapheme><phoneme>prəˈdɛʃ</phoneme></lexeme>
  <lexeme><grapheme>Manipur</grapheme><phoneme>ˈmʌnipʊr</phoneme></lexeme>
  <lexeme><grapheme>Pahalgam</grapheme><phoneme>pəˈhʌlɡɑm</phoneme></lexeme>
  <lexeme><grapheme>Jammu</grapheme><phoneme>ˈdʒʌmu</phoneme></lexeme>
  <lexeme><grapheme>Ayodhya</grapheme><phoneme>əˈjoʊdjə</phoneme></lexeme>
  <lexeme><grapheme>Shehbaz</grapheme><phoneme>ʃɛˈbɑz</phoneme></lexeme>
  <lexeme><grapheme>Nawaz</grapheme><phoneme>nəˈwɑz</phoneme></lexeme>
  <lexeme><grapheme>Zardari</grapheme><phoneme>zɑrˈdɑri</phoneme></lexeme>
  <lexeme><grapheme>Bilawal</grapheme><phoneme>bɪˈlɑwəl</phoneme></lexeme>
  <lexeme><grapheme>Bhutto</grapheme><phoneme>ˈbuto</phoneme></lexeme>
  <lexeme><grapheme>Munir</grapheme><phoneme>muˈnɪr</phoneme></lexeme>
  <lexeme><grapheme>Ishaq</grapheme><phoneme>ɪsˈhɑk</phoneme></lexeme>
  <lexeme><grapheme>Balochistan</grapheme><phoneme>bəˈloʊtʃɪstɑn</phoneme></lexeme>
  <lexeme><grapheme>Khyber Pakhtunkhwa</grapheme><phoneme>ˈkaɪbər pʌkˈtuŋkwɑ</phoneme></lexeme>
  <lexeme><grapheme>Tehreek-e-Insaf</grapheme><phoneme>tɛˌrikɛɪnˈsɑf</phoneme></lexeme>
  <lexeme><grapheme>Akhundzada</grapheme><phoneme>ˌɑkunˈzɑdə</phoneme></lexeme>
  <lexeme><grapheme>Haibatullah</grapheme><phoneme>haɪbɑˈtulə</phoneme></lexeme>
  <lexeme><grapheme>Haqqani</grapheme><phoneme>hɑˈkɑni</phoneme></lexeme>
  <lexeme><grapheme>Hamid Karzai</grapheme><phoneme>hɑˈmid ˈkɑrzaɪ</phoneme></lexeme>
  <lexeme><grapheme>Hasina</grapheme><phoneme>həˈsinə</phoneme></lexeme>
  <lexeme><grapheme>Rohingya</grapheme><phoneme>roʊˈhɪndʒə</phoneme></lexeme>
  <lexeme><grapheme>Dissanayake</grapheme><phoneme>ˌdɪsəˈnaɪəkə</phoneme></lexeme>
  <lexeme><grapheme>Kumara</grapheme><phoneme>kuˈmɑrə</phoneme></lexeme>
  <lexeme><grapheme>Wickremesinghe</grapheme><phoneme>ˌwɪkrəməˈsɪŋə</phoneme></lexeme>
  <lexeme><grapheme>Rajapaksa</grapheme><phoneme>ˌrɑdʒəˈpʌksə</phoneme></lexeme>
  <lexeme><grapheme>Gotabaya</grapheme><phoneme>ˌɡoʊtəˈbaɪə</phoneme></lexeme>
  <lexeme><grapheme>Sushila</grapheme><phoneme>suˈʃilə</phoneme></lexeme>
  <lexeme><grapheme>Malé</grapheme><phoneme>ˈmɑleɪ</phoneme></lexeme>
  <lexeme><grapheme>Muizzu</grapheme><phoneme>ˈmuɪzu</phoneme></lexeme>
  <lexeme><grapheme>Xi</grapheme><phoneme>ˈʃi</phoneme></lexeme>
  <lexeme><grapheme>Jinping</grapheme><phoneme>dʒɪnˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Xi Jinping</grapheme><phoneme>ˈʃi dʒɪnˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Li Qiang</grapheme><phoneme>ˈli ˈtʃjɑŋ</phoneme></lexeme>
  <lexeme><grapheme>Qiang</grapheme><phoneme>ˈtʃjɑŋ</phoneme></lexeme>
  <lexeme><grapheme>Wang Yi</grapheme><phoneme>ˈwɑŋ ˈji</phoneme></lexeme>
  <lexeme><grapheme>Qin Gang</grapheme><phoneme>ˈtʃɪn ˈɡɑŋ</phoneme></lexeme>
  <lexeme><grapheme>Dong Jun</grapheme><phoneme>ˈdʊŋ ˈdʒun</phoneme></lexeme>
  <lexeme><grapheme>He Lifeng</grapheme><phoneme>ˈhʌ ˈliˈfʌŋ</phoneme></lexeme>
  <lexeme><grapheme>Lifeng</grapheme><phoneme>ˈliˈfʌŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhao</grapheme><phoneme>ˈdʒaʊ</phoneme></lexeme>
  <lexeme><grapheme>Zhao Lijian</grapheme><phoneme>ˈdʒaʊ ˈliˈdʒɛn</phoneme></lexeme>
  <lexeme><grapheme>Zhang</grapheme><phoneme>ˈdʒɑŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhu</grapheme><phoneme>ˈdʒu</phoneme></lexeme>
  <lexeme><grapheme>Xu</grapheme><phoneme>ˈʃu</phoneme></lexeme>
  <lexeme><grapheme>Xie</grapheme><phoneme>ʃiˈɛ</phoneme></lexeme>
  <lexeme><grapheme>Cai</grapheme><phoneme>ˈtsaɪ</phoneme></lexeme>
  <lexeme><grapheme>Cao</grapheme><phoneme>ˈtsaʊ</phoneme></lexeme>
  <lexeme><grapheme>Deng Xiaoping</grapheme><phoneme>ˈdʌŋ ˈʃaʊˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Xiaoping</grapheme><phoneme>ˈʃaʊˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Mao Zedong</grapheme><phoneme>ˈmaʊ ˈdzʌˈdʊŋ</phoneme></lexeme>
  <lexeme><grapheme>Zedong</grapheme><phoneme>ˈdzʌˈdʊŋ</phoneme></lexeme>
  <lexeme><grapheme>Zemin</grapheme><phoneme>ˈdzʌˈmɪn</phoneme></lexeme>
  <lexeme><grapheme>Hu Jintao</grapheme><phoneme>ˈhu ˈdʒɪnˈtaʊ</phoneme></lexeme>
  <lexeme><grapheme>Lin Jian</grapheme><phoneme>ˈlɪn ˈdʒjɛn</phoneme></lexeme>
  <lexeme><grapheme>Guo</grapheme><phoneme>ˈɡwoʊ</phoneme></lexeme>
  <lexeme><grapheme>Liu</grapheme><phoneme>ˈlju</phoneme></lexeme>
  <lexeme><grapheme>Xinhua</grapheme><phoneme>ʃɪnˈhwɑ</phoneme></lexeme>
  <lexeme><grapheme>Xinjiang</grapheme><phoneme>ʃɪnˈdʒjɑŋ</phoneme></lexeme>
  <lexeme><grapheme>Shenzhen</grapheme><phoneme>ʃɛnˈdʒɛn</phoneme></lexeme>
  <lexeme><grapheme>Hangzhou</grapheme><phoneme>hɑŋˈdʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Xi'an</grapheme><phoneme>ʃiˈɑn</phoneme></lexeme>
  <lexeme><grapheme>Zhongnanhai</grapheme><phoneme>ˌdʒʊŋnɑnˈhaɪ</phoneme></lexeme>
  <lexeme><grapheme>Dalai</grapheme><phoneme>ˈdɑlaɪ</phoneme></lexeme>
  <lexeme><grapheme>Huawei</grapheme><phoneme>ˈhwɑweɪ</phoneme></lexeme>
  <lexeme><grapheme>Xiaomi</grapheme><phoneme>ˈʃaʊmi</phoneme></lexeme>
  <lexeme><grapheme>Baidu</grapheme><phoneme>ˈbaɪdu</phoneme></lexeme>
  <lexeme><grapheme>Weibo</grapheme><phoneme>ˈweɪboʊ</phoneme></lexeme>
  <lexeme><grapheme>Lai Ching-te</grapheme><phoneme>ˈlaɪ ˌtʃɪŋˈdʌ</phoneme></lexeme>
  <lexeme><grapheme>Ching-te</grapheme><phoneme>ˌtʃɪŋˈdʌ</phoneme></lexeme>
  <lexeme><grapheme>Kinmen</grapheme><phoneme>ˌkɪnˈmɛn</phoneme></lexeme>
  <lexeme><grapheme>Hsinchu</grapheme><phoneme>ʃɪnˈtʃu</phoneme></lexeme>
  <lexeme><grapheme>Kaohsiung</grapheme><phoneme>ˈkaʊˈʃjʊŋ</phoneme></lexeme>
  <lexeme><grapheme>Taoyuan</grapheme><phoneme>ˌtaʊjuˈɑn</phoneme></lexeme>
  <lexeme><grapheme>Kishida</grapheme><phoneme>kiˈʃidə</phoneme></lexeme>
  <lexeme><grapheme>Fumio</grapheme><phoneme>ˈfumioʊ</phoneme></lexeme>
  <lexeme><grapheme>Ishiba</grapheme><phoneme>iˈʃibə</phoneme></lexeme>
  <lexeme><grapheme>Shigeru</grapheme><phoneme>ʃiˈɡɛru</phoneme></lexeme>
  <lexeme><grapheme>Takaichi</grapheme><phoneme>ˌtɑkəˈitʃi</phoneme></lexeme>
  <lexeme><grapheme>Sanae</grapheme><phoneme>səˈnɑɛ</phoneme></lexeme>
  <lexeme><grapheme>Shinzo Abe</grapheme><phoneme>ˈʃinzoʊ ˈɑbeɪ</phoneme></lexeme>
  <lexeme><grapheme>Yoshihide</grapheme><phoneme>ˌjoʊʃiˈhideɪ</phoneme></lexeme>
  <lexeme><grapheme>Koizumi</grapheme><phoneme>koʊˈizumi</phoneme></lexeme>
  <lexeme><grapheme>Koike</grapheme><phoneme>ˈkoʊikeɪ</phoneme></lexeme>
  <lexeme><grapheme>Hayashi</grapheme><phoneme>hɑˈjɑʃi</phoneme></lexeme>
  <lexeme><grapheme>Iwaya</grapheme><phoneme>iˈwɑjə</phoneme></lexeme>
  <lexeme><grapheme>Motegi</grapheme><phoneme>moʊˈtɛɡi</phoneme></lexeme>
  <lexeme><grapheme>Ueda</grapheme><phoneme>uˈeɪdə</phoneme></lexeme>
  <lexeme><grapheme>Naruhito</grapheme><phoneme>ˌnɑruˈhitoʊ</phoneme></lexeme>
  <lexeme><grapheme>Kyodo</grapheme><phoneme>ˈkjoʊdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Nikkei</grapheme><phoneme>ˈnikeɪ</phoneme></lexeme>
  <lexeme><grapheme>Asahi</grapheme><phoneme>ɑˈsɑhi</phoneme></lexeme>
  <lexeme><grapheme>Yomiuri</grapheme><phoneme>joʊˈmjuri</phoneme></lexeme>
  <lexeme><grapheme>Mainichi</grapheme><phoneme>maɪˈnitʃi</phoneme></lexeme>
  <lexeme><grapheme>Fukushima</grapheme><phoneme>ˌfukuˈʃimə</phoneme></lexeme>
  <lexeme><grapheme>Ishikawa</grapheme><phoneme>ˌiʃiˈkɑwə</phoneme></lexeme>
  <lexeme><grapheme>Yokosuka</grapheme><phoneme>joʊˈkoʊskə</phoneme></lexeme>
  <lexeme><grapheme>Senkaku</grapheme><phoneme>ˈsɛŋkɑku</phoneme></lexeme>
  <lexeme><grapheme>Nihon Hidankyo</grapheme><phoneme>niˈhɔn hiˈdɑŋkjoʊ</phoneme></lexeme>
  <lexeme><grapheme>Nissan</grapheme><phoneme>ˈnisɑn</phoneme></lexeme>
  <lexeme><grapheme>Yoon Suk Yeol</grapheme><phoneme>ˈjun ˈsʌk ˈjʌl</phoneme></lexeme>
  <lexeme><grapheme>Suk Yeol</grapheme><phoneme>ˈsʌk ˈjʌl</phoneme></lexeme>
  <lexeme><grapheme>Yeol</grapheme><phoneme>ˈjʌl</phoneme></lexeme>
  <lexeme><grapheme>Lee Jae-myung</grapheme><phoneme>ˈli ˌdʒeɪˈmjʌŋ</phoneme></lexeme>
  <lexeme><grapheme>Jae-myung</grapheme><phoneme>ˌdʒeɪˈmjʌŋ</phoneme></lexeme>
  <lexeme><grapheme>Han Duck-soo</grapheme><phoneme>ˈhɑn ˌdʌkˈsu</phoneme></lexeme>
  <lexeme><grapheme>Choi Sang-mok</grapheme><phoneme>ˈtʃweɪ ˌsɑŋˈmoʊk</phoneme></lexeme>
  <lexeme><grapheme>Moon Jae-in</grapheme><phoneme>ˈmun ˌdʒeɪˈɪn</phoneme></lexeme>
  <lexeme><grapheme>Jae-in</grapheme><phoneme>ˌdʒeɪˈɪn</phoneme></lexeme>
  <lexeme><grapheme>Park Geun-hye</grapheme><phoneme>ˈpɑrk ˌɡʌnˈheɪ</phoneme></lexeme>
  <lexeme><grapheme>Cho Tae-yul</grapheme><phoneme>ˈtʃoʊ ˌteɪˈjul</phoneme></lexeme>
  <lexeme><grapheme>Kim Jong Un</grapheme><grapheme>Kim Jong-un</grapheme><phoneme>ˈkɪm ˈdʒʌŋ ˈun</phoneme></lexeme>
  <lexeme><grapheme>Kim Yo Jong</grapheme><phoneme>ˈkɪm ˈjoʊ ˈdʒʌŋ</phoneme></lexeme>
  <lexeme><grapheme>Kim Jong Il</grapheme><phoneme>ˈkɪm ˈdʒʌŋ ˈil</phoneme></lexeme>
  <lexeme><grapheme>Pyongyang</grapheme><phoneme>ˌpjʌŋˈjɑŋ</phoneme></lexeme>
  <lexeme><grapheme>Busan</grapheme><phoneme>ˈbusɑn</phoneme></lexeme>
  <lexeme><grapheme>Daegu</grapheme><phoneme>ˈdeɪɡu</phoneme></lexeme>
  <lexeme><grapheme>Itaewon</grapheme><phoneme>ˈitɛwɔn</phoneme></lexeme>
  <lexeme><grapheme>Jeju</grapheme><phoneme>ˈdʒeɪdʒu</phoneme></lexeme>
  <lexeme><grapheme>Muan</grapheme><phoneme>ˈmuɑn</phoneme></lexeme>
  <lexeme><grapheme>Yongbyon</grapheme><phoneme>ˈjʌŋbjʌn</phoneme></lexeme>
  <lexeme><grapheme>Kaesong</grapheme><phoneme>ˈkeɪsʌŋ</phoneme></lexeme>
  <lexeme><grapheme>Panmunjom</grapheme><phoneme>ˌpɑnmunˈdʒʌm</phoneme></lexeme>
  <lexeme><grapheme>Yonhap</grapheme><phoneme>ˈjʌnhɑp</phoneme></lexeme>
  <lexeme><grapheme>Hanwha</grapheme><phoneme>ˈhɑnwɑ</phoneme></lexeme>
  <lexeme><grapheme>Hyundai</grapheme><phoneme>ˈhʌndeɪ</phoneme></lexeme>
  <lexeme><grapheme>Hwasong</grapheme><phoneme>ˈhwɑsʌŋ</phoneme></lexeme>
  <lexeme><grapheme>Chaebol</grapheme><grapheme>chaebol</grapheme><phoneme>ˈtʃeɪbʌl</phoneme></lexeme>
  <lexeme><grapheme>Marcos</grapheme><phoneme>ˈmɑrkoʊs</phoneme></lexeme>
  <lexeme><grapheme>Duterte</grapheme><phoneme>duˈtɛrteɪ</phoneme></lexeme>
  <lexeme><grapheme>Palawan</grapheme><phoneme>pəˈlɑwən</phoneme></lexeme>
  <lexeme><grapheme>Prabowo</grapheme><phoneme>prəˈboʊwoʊ</phoneme></lexeme>
  <lexeme><grapheme>Subianto</grapheme><phoneme>ˌsubiˈɑntoʊ</phoneme></lexeme>
  <lexeme><grapheme>Widodo</grapheme><phoneme>wiˈdoʊdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Jokowi</grapheme><phoneme>dʒoʊˈkoʊwi</phoneme></lexeme>
  <lexeme><grapheme>Gibran</grapheme><phoneme>ˈdʒibrɑn</phoneme></lexeme>
  <lexeme><grapheme>Nusantara</grapheme><phoneme>ˌnusənˈtɑrə</phoneme></lexeme>
  <lexeme><grapheme>Aceh</grapheme><phoneme>ˈɑtʃeɪ</phoneme></lexeme>
  <lexeme><grapheme>Anwar Ibrahim</grapheme><phoneme>ˈɑnwɑr ˈɪbrəhim</phoneme></lexeme>
  <lexeme><grapheme>Anwar</grapheme><phoneme>ˈɑnwɑr</phoneme></lexeme>
  <lexeme><grapheme>Mahathir</grapheme><phoneme>mɑˈhɑtir</phoneme></lexeme>
  <lexeme><grapheme>Razak</grapheme><phoneme>rɑˈzɑk</phoneme></lexeme>
  <lexeme><grapheme>Kuala Lumpur</grapheme><phoneme>ˈkwɑlə lʊmˈpʊr</phoneme></lexeme>
  <lexeme><grapheme>Paetongtarn</grapheme><phoneme>ˈpeɪtɔŋtɑn</phoneme></lexeme>
  <lexeme><grapheme>Shinawatra</grapheme><phoneme>ˌtʃɪnəˈwɑt</phoneme></lexeme>
  <lexeme><grapheme>Thaksin</grapheme><phoneme>ˈtɑksɪn</phoneme></lexeme>
  <lexeme><grapheme>Yingluck</grapheme><phoneme>ˈjɪŋlʌk</phoneme></lexeme>
  <lexeme><grapheme>Srettha</grapheme><phoneme>ˈsɛtə</phoneme></lexeme>
  <lexeme><grapheme>Thavisin</grapheme><phoneme>tɑˈwisɪn</phoneme></lexeme>
  <lexeme><grapheme>Anutin</grapheme><phoneme>əˈnutɪn</phoneme></lexeme>
  <lexeme><grapheme>Charnvirakul</grapheme><phoneme>ˈtʃɑnwirəkun</phoneme></lexeme>
  <lexeme><grapheme>Prayuth</grapheme><phoneme>prəˈjut</phoneme></lexeme>
  <lexeme><grapheme>Pita Limjaroenrat</grapheme><phoneme>ˈpitə ˌlɪmdʒəˈrʌnrɑt</phoneme></lexeme>
  <lexeme><grapheme>Vajiralongkorn</grapheme><phoneme>wəˌtʃirəˈlɔŋkɔn</phoneme></lexeme>
  <lexeme><grapheme>Chiang Mai</grapheme><phoneme>ˈtʃjɑŋ ˈmaɪ</phoneme></lexeme>
  <lexeme><grapheme>Phnom Penh</grapheme><phoneme>pəˌnɔm ˈpɛn</phoneme></lexeme>
  <lexeme><grapheme>Hun Sen</grapheme><phoneme>ˈhʊn ˈsɛn</phoneme></lexeme>
  <lexeme><grapheme>Hun Manet</grapheme><phoneme>ˈhʊn məˈnɛt</phoneme></lexeme>
  <lexeme><grapheme>Da Nang</grapheme><phoneme>ˈdɑ ˈnæŋ</phoneme></lexeme>
  <lexeme><grapheme>Nguyen</grapheme><phoneme>ˈwɪn</phoneme></lexeme>
  <lexeme><grapheme>To Lam</grapheme><phoneme>ˈtoʊ ˈlæm</phoneme></lexeme>
  <lexeme><grapheme>Trong</grapheme><phoneme>ˈtʃɔŋ</phoneme></lexeme>
  <lexeme><grapheme>Tuong</grapheme><phoneme>ˈtuɔŋ</phoneme></lexeme>
  <lexeme><grapheme>Aung San Suu Kyi</grapheme><phoneme>ˈaʊŋ ˈsɑn ˈsu ˈtʃi</phoneme></lexeme>
  <lexeme><grapheme>Suu Kyi</grapheme><phoneme>ˈsu ˈtʃi</phoneme></lexeme>
  <lexeme><grapheme>Kyi</grapheme><phoneme>ˈtʃi</phoneme></lexeme>
  <lexeme><grapheme>Min Aung Hlaing</grapheme><phoneme>ˈmɪn ˈaʊŋ ˈlaɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Hlaing</grapheme><phoneme>ˈlaɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Rakhine</grapheme><phoneme>rəˈkaɪn</phoneme></lexeme>
  <lexeme><grapheme>Myanmar</grapheme><phoneme>ˈmjɑnmɑr</phoneme></lexeme>
  <lexeme><grapheme>Tatmadaw</grapheme><phoneme>ˌtɑtməˈdɔ</phoneme></lexeme>
  <lexeme><grapheme>Ramos-Horta</grapheme><phoneme>ˌrɑmoʊsˈɔrtə</phoneme></lexeme>
  <lexeme><grapheme>Gusmão</grapheme><phoneme>ɡusˈmaʊn</phoneme></lexeme>
  <lexeme><grapheme>Ulaanbaatar</grapheme><phoneme>ˌulɑnˈbɑtɑr</phoneme></lexeme>
  <lexeme><grapheme>Khurelsukh</grapheme><phoneme>ˌkurɛlˈsuk</phoneme></lexeme>
  <lexeme><grapheme>Albanese</grapheme><phoneme>ˌælbəˈnizi</phoneme></lexeme>
  <lexeme><grapheme>Anthony Albanese</grapheme><phoneme>ˈænθəni ˌælbəˈnizi</phoneme></lexeme>
  <lexeme><grapheme>Waitangi</grapheme><phoneme>ˈwaɪtɑŋi</phoneme></lexeme>
  <lexeme><grapheme>Rabuka</grapheme><phoneme>rɑmˈbukə</phoneme></lexeme>
  <lexeme><grapheme>Sitiveni</grapheme><phoneme>ˌsitiˈvɛni</phoneme></lexeme>
  <lexeme><grapheme>Marape</grapheme><phoneme>məˈrɑpeɪ</phoneme></lexeme>
  <lexeme><grapheme>Kiribati</grapheme><phoneme>ˈkɪrɪbæs</phoneme></lexeme>
  <lexeme><grapheme>Nadi</grapheme><phoneme>ˈnɑndi</phoneme></lexeme>

  <!-- Americas -->
  <lexeme><grapheme>Luiz Inácio</grapheme><grapheme>Luiz Inacio</grapheme><phoneme>luˈiz iˈnɑsiu</phoneme></lexeme>
  <lexeme><grapheme>Bolsonaro</grapheme><phoneme>ˌboʊlsoʊˈnɑroʊ</phoneme></lexeme>
  <lexeme><grapheme>Jair</grapheme><phoneme>ʒaɪˈɪr</phoneme></lexeme>
  <lexeme><grapheme>Moraes</grapheme><phoneme>moʊˈraɪs</phoneme></lexeme>
  <lexeme><grapheme>Rousseff</grapheme><phoneme>ruˈsɛf</phoneme></lexeme>
  <lexeme><grapheme>Dilma</grapheme><phoneme>ˈdʒɪlmə</phoneme></lexeme>
  <lexeme><grapheme>São Paulo</grapheme><grapheme>Sao Paulo</grapheme><phoneme>ˈsaʊ ˈpaʊloʊ</phoneme></lexeme>
  <lexeme><grapheme>Rio Grande do Sul</grapheme><phoneme>ˈriu ˈɡrɑndʒi du ˈsul</phoneme></lexeme>
  <lexeme><grapheme>Janeiro</grapheme><phoneme>ʒəˈnɛroʊ</phoneme></lexeme>
  <lexeme><grapheme>Belém</grapheme><grapheme>Belem</grapheme><phoneme>bɛˈlɛm</phoneme></lexeme>
  <lexeme><grapheme>Petrobras</grapheme><phoneme>ˈpɛtroʊbrɑs</phoneme></lexeme>
  <lexeme><grapheme>Embraer</grapheme><phoneme>ˈɛmbraɪɛr</phoneme></lexeme>
  <lexeme><grapheme>Milei</grapheme><phoneme>miˈleɪ</phoneme></lexeme>
  <lexeme><grapheme>Javier</grapheme><phoneme>hɑviˈɛr</phoneme></lexeme>
  <lexeme><grapheme>Kirchner</grapheme><phoneme>ˈkɪrʃnər</phoneme></lexeme>
  <lexeme><grapheme>Buenos Aires</grapheme><phoneme>ˈbweɪnoʊs ˈaɪrɪs</phoneme></lexeme>
  <lexeme><grapheme>Macri</grapheme><phoneme>ˈmɑkri</phoneme></lexeme>
  <lexeme><grapheme>Casa Rosada</grapheme><phoneme>ˈkɑsə roʊˈsɑdə</phoneme></lexeme>
  <lexeme><grapheme>Boric</grapheme><phoneme>ˈbɔrɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Gabriel Boric</grapheme><phoneme>ɡɑbriˈɛl ˈbɔrɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Kast</grapheme><phoneme>ˈkɑst</phoneme></lexeme>
  <lexeme><grapheme>Valparaíso</grapheme><grapheme>Valparaiso</grapheme><phoneme>ˌvælpəˈraɪzoʊ</phoneme></lexeme>
  <lexeme><grapheme>Gustavo</grapheme><phoneme>ɡʊsˈtɑvoʊ</phoneme></lexeme>
  <lexeme><grapheme>Medellín</grapheme><grapheme>Medellin</grapheme><phoneme>ˌmɛdɛˈjin</phoneme></lexeme>
  <lexeme><grapheme>Uribe</grapheme><phoneme>uˈribeɪ</phoneme></lexeme>
  <lexeme><grapheme>Álvaro</grapheme><phoneme>ˈɑlvəroʊ</phoneme></lexeme>
  <lexeme><grapheme>Boluarte</grapheme><phoneme>boʊˈlwɑrteɪ</phoneme></lexeme>
  <lexeme><grapheme>Fujimori</grapheme><phoneme>ˌfudʒiˈmɔri</phoneme></lexeme>
  <lexeme><grapheme>Castillo</grapheme><phoneme>kɑsˈtijoʊ</phoneme></lexeme>
  <lexeme><grapheme>Jerí</grapheme><phoneme>hɛˈri</phoneme></lexeme>
  <lexeme><grapheme>Correa</grapheme><phoneme>kɔˈreɪə</phoneme></lexeme>
  <lexeme><grapheme>Villavicencio</grapheme><phoneme>ˌvijəviˈsɛnsioʊ</phoneme></lexeme>
  <lexeme><grapheme>Guayaquil</grapheme><phoneme>ˌɡwaɪəˈkil</phoneme></lexeme>
  <lexeme><grapheme>Galápagos</grapheme><grapheme>Galapagos</grapheme><phoneme>ɡəˈlɑpəɡəs</phoneme></lexeme>
  <lexeme><grapheme>Arce</grapheme><phoneme>ˈɑrseɪ</phoneme></lexeme>
  <lexeme><grapheme>Evo Morales</grapheme><phoneme>ˈeɪvoʊ moʊˈrɑlɛs</phoneme></lexeme>
  <lexeme><grapheme>Morales</grapheme><phoneme>moʊˈrɑlɛs</phoneme></lexeme>
  <lexeme><grapheme>Zúñiga</grapheme><phoneme>ˈsunjiɡə</phoneme></lexeme>
  <lexeme><grapheme>La Paz</grapheme><phoneme>lɑ ˈpɑz</phoneme></lexeme>
  <lexeme><grapheme>Maduro</grapheme><phoneme>məˈduroʊ</phoneme></lexeme>
  <lexeme><grapheme>Nicolás</grapheme><phoneme>ˌnikoʊˈlɑs</phoneme></lexeme>
  <lexeme><grapheme>Machado</grapheme><phoneme>mɑˈtʃɑdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Edmundo</grapheme><phoneme>ɛdˈmundoʊ</phoneme></lexeme>
  <lexeme><grapheme>Urrutia</grapheme><phoneme>uˈrutiə</phoneme></lexeme>
  <lexeme><grapheme>Guaidó</grapheme><grapheme>Guaido</grapheme><phoneme>ɡwaɪˈdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Chávez</grapheme><grapheme>Chavez</grapheme><phoneme>ˈtʃɑvɛz</phoneme></lexeme>
  <lexeme><grapheme>Hugo Chávez</grapheme><grapheme>Hugo Chavez</grapheme><phoneme>ˈuɡoʊ ˈtʃɑvɛz</phoneme></lexeme>
  <lexeme><grapheme>Cabello</grapheme><phoneme>kəˈbejoʊ</phoneme></lexeme>
  <lexeme><grapheme>Diosdado</grapheme><phoneme>ˌdioʊsˈdɑdoʊ</phoneme></lexeme>
  <lexeme><grapheme>Rodríguez</grapheme><phoneme>roʊˈdriɡɛz</phoneme></lexeme>
  <lexeme><grapheme>Miraflores</grapheme><phoneme>ˌmirəˈflɔrɛs</phoneme></lexeme>
  <lexeme><grapheme>Aragua</grapheme><phoneme>əˈrɑɡwə</phoneme></lexeme>
  <lexeme><grapheme>Irfaan</grapheme><phoneme>ɪrˈfɑn</phoneme></lexeme>
  <lexeme><grapheme>Obrador</grapheme><phoneme>ˌoʊbrəˈdɔr</phoneme></lexeme>
  <lexeme><grapheme>Andrés Manuel</grapheme><grapheme>Andres Manuel</grapheme><phoneme>ɑnˈdrɛs mɑnˈwɛl</phoneme></lexeme>
  <lexeme><grapheme>Peña Nieto</grapheme><phoneme>ˈpeɪnjə ˈnjɛtoʊ</phoneme></lexeme>
  <lexeme><grapheme>Guzmán</grapheme><grapheme>Guzman</grapheme><phoneme>ˈɡuzmɑn</phoneme></lexeme>
  <lexeme><grapheme>Culiacán</grapheme><grapheme>Culiacan</grapheme><phoneme>ˌkuljəˈkɑn</phoneme></lexeme>
  <lexeme><grapheme>Michoacán</grapheme><grapheme>Michoacan</grapheme><phoneme>ˌmitʃoʊəˈkɑn</phoneme></lexeme>
  <lexeme><grapheme>Juárez</grapheme><grapheme>Juarez</grapheme><phoneme>ˈhwɑrɛz</phoneme></lexeme>
  <lexeme><grapheme>Bukele</grapheme><phoneme>buˈkɛleɪ</phoneme></lexeme>
  <lexeme><grapheme>Nayib</grapheme><phoneme>nɑˈjib</phoneme></lexeme>
  <lexeme><grapheme>CECOT</grapheme><phoneme>seɪˈkɔt</phoneme></lexeme>
  <lexeme><grapheme>Arévalo</grapheme><grapheme>Arevalo</grapheme><phoneme>əˈrɛvəloʊ</phoneme></lexeme>
  <lexeme><grapheme>Giammattei</grapheme><phoneme>ˌdʒɑməˈteɪ</phoneme></lexeme>
  <lexeme><grapheme>Xiomara</grapheme><phoneme>ˌsioʊˈmɑrə</phoneme></lexeme>
  <lexeme><grapheme>Zelaya</grapheme><phoneme>sɛˈlaɪə</phoneme></lexeme>
  <lexeme><grapheme>Nasry Asfura</grapheme><phoneme>ˈnɑsri ɑsˈfurə</phoneme></lexeme>
  <lexeme><grapheme>Ortega</grapheme><phoneme>ɔrˈteɪɡə</phoneme></lexeme>
  <lexeme><grapheme>Murillo</grapheme><phoneme>muˈrijoʊ</phoneme></lexeme>
  <lexeme><grapheme>Mulino</grapheme><phoneme>muˈlinoʊ</phoneme></lexeme>
  <lexeme><grapheme>Darién</grapheme><phoneme>ˌdɛriˈɛn</phoneme></lexeme>
  <lexeme><grapheme>Chaves</grapheme><phoneme>ˈtʃɑvɛs</phoneme></lexeme>
  <lexeme><grapheme>San José</grapheme><phoneme>ˌsæn hoʊˈzeɪ</phoneme></lexeme>
  <lexeme><grapheme>Díaz-Canel</grapheme><grapheme>Diaz-Canel</grapheme><phoneme>ˌdiəzkəˈnɛl</phoneme></lexeme>
  <lexeme><grapheme>Raúl</grapheme><grapheme>Raul</grapheme><phoneme>rɑˈul</phoneme></lexeme>
  <lexeme><grapheme>Abinader</grapheme><phoneme>əˌbinəˈdɛr</phoneme></lexeme>
  <lexeme><grapheme>Moïse</grapheme><grapheme>Moise</grapheme><phoneme>moʊˈiz</phoneme></lexeme>
  <lexeme><grapheme>Jovenel</grapheme><phoneme>ˈʒoʊvənɛl</phoneme></lexeme>
  <lexeme><grapheme>Ariel Henry</grapheme><phoneme>ˌɑriˈɛl ɑnˈri</phoneme></lexeme>
  <lexeme><grapheme>Conille</grapheme><phoneme>koʊˈnil</phoneme></lexeme>
  <lexeme><grapheme>Fils-Aimé</grapheme><grapheme>Fils-Aime</grapheme><phoneme>ˌfisɛˈmeɪ</phoneme></lexeme>
  <lexeme><grapheme>Chérizier</grapheme><grapheme>Cherizier</grapheme><phoneme>ʃɛˌrizˈjeɪ</phoneme></lexeme>
  <lexeme><grapheme>Curaçao</grapheme><phoneme>ˈkjʊrəsoʊ</phoneme></lexeme>
  <lexeme><grapheme>Poilievre</grapheme><phoneme>ˌpɔliˈɛv</phoneme></lexeme>
  <lexeme><grapheme>Mélanie Joly</grapheme><grapheme>Melanie Joly</grapheme><phoneme>ˈmɛləni ʒoʊˈli</phoneme></lexeme>
  <lexeme><grapheme>Joly</grapheme><phoneme>ʒoʊˈli</phoneme></lexeme>
  <lexeme><grapheme>Anand</grapheme><phoneme>ˈɑnənd</phoneme></lexeme>
  <lexeme><grapheme>LeBlanc</grapheme><phoneme>ləˈblɑŋk</phoneme></lexeme>
  <lexeme><grapheme>Legault</grapheme><phoneme>ləˈɡoʊ</phoneme></lexeme>
  <lexeme><grapheme>Québec</grapheme><grapheme>Quebec</grapheme><phoneme>kəˈbɛk</phoneme></lexeme>
  <lexeme><grapheme>Québécois</grapheme><phoneme>ˌkeɪbɛˈkwɑ</phoneme></lexeme>
  <lexeme><grapheme>Nunavut</grapheme><phoneme>ˈnunəvut</phoneme></lexeme>
  <lexeme><grapheme>Iqaluit</grapheme><phoneme>ɪˈkæluɪt</phoneme></lexeme>
  <lexeme><grapheme>Jagmeet</grapheme><phoneme>dʒʌɡˈmit</phoneme></lexeme>
  <lexeme><grapheme>Nijjar</grapheme><phoneme>nɪˈdʒɑr</phoneme></lexeme>
  <lexeme><grapheme>Egede</grapheme><phoneme>ˈeɪədə</phoneme></lexeme>
  <lexeme><grapheme>Buttigieg</grapheme><phoneme>ˈbutədʒɛdʒ</phoneme></lexeme>
  <lexeme><grapheme>Hegseth</grapheme><phoneme>ˈhɛɡsɛθ</phoneme></lexeme>
  <lexeme><grapheme>Vivek Ramaswamy</grapheme><phoneme>vɪˈveɪk ˌrɑməˈswɑmi</phoneme></lexeme>
  <lexeme><grapheme>Ramaswamy</grapheme><phoneme>ˌrɑməˈswɑmi</phoneme></lexeme>
  <lexeme><grapheme>DeSantis</grapheme><phoneme>dəˈsæntɪs</phoneme></lexeme>
  <lexeme><grapheme>Newsom</grapheme><phoneme>ˈnusəm</phoneme></lexeme>
  <lexeme><grapheme>Hochul</grapheme><phoneme>ˈhoʊkəl</phoneme></lexeme>
  <lexeme><grapheme>Mamdani</grapheme><phoneme>mɑmˈdɑni</phoneme></lexeme>
  <lexeme><grapheme>Ocasio-Cortez</grapheme><phoneme>oʊˌkɑsioʊkɔrˈtɛz</phoneme></lexeme>
  <lexeme><grapheme>Ilhan Omar</grapheme><phoneme>ɪlˈhɑn ˈoʊmɑr</phoneme></lexeme>
  <lexeme><grapheme>Tlaib</grapheme><phoneme>təˈlib</phoneme></lexeme>
  <lexeme><grapheme>Rashida</grapheme><phoneme>rəˈʃidə</phoneme></lexeme>
  <lexeme><grapheme>Hakeem</grapheme><phoneme>hɑˈkim</phoneme></lexeme>
  <lexeme><grapheme>Gaetz</grapheme><phoneme>ˈɡeɪts</phoneme></lexeme>
  <lexeme><grapheme>Kash Patel</grapheme><phoneme>ˈkæʃ pəˈtɛl</phoneme></lexeme>
  <lexeme><grapheme>Patel</grapheme><phoneme>pəˈtɛl</phoneme></lexeme>
  <lexeme><grapheme>Noem</grapheme><phoneme>ˈnoʊm</phoneme></lexeme>
  <lexeme><grapheme>Bessent</grapheme><phoneme>ˈbɛsənt</phoneme></lexeme>
  <lexeme><grapheme>Stefanik</grapheme><phoneme>stəˈfɑnɪk</phoneme></lexeme>
  <lexeme><grapheme>Sotomayor</grapheme><phoneme>ˌsoʊtoʊmaɪˈjɔr</phoneme></lexeme>
  <lexeme><grapheme>Ketanji</grapheme><phoneme>kəˈtɑndʒi</phoneme></lexeme>
  <lexeme><grapheme>Fauci</grapheme><phoneme>ˈfaʊtʃi</phoneme></lexeme>
  <lexeme><grapheme>Mayorkas</grapheme><phoneme>maɪˈɔrkəs</phoneme></lexeme>
  <lexeme><grapheme>Giuliani</grapheme><phoneme>ˌdʒuliˈɑni</phoneme></lexeme>
  <lexeme><grapheme>Mangione</grapheme><phoneme>ˌmændʒiˈoʊni</phoneme></lexeme>
  <lexeme><grapheme>Luigi</grapheme><phoneme>luˈidʒi</phoneme></lexeme>
  <lexeme><grapheme>Ghislaine</grapheme><phoneme>ɡɪˈleɪn</phoneme></lexeme>
  <lexeme><grapheme>Bezos</grapheme><phoneme>ˈbeɪzoʊs</phoneme></lexeme>
  <lexeme><grapheme>Satya</grapheme><phoneme>ˈsɑtjə</phoneme></lexeme>
  <lexeme><grapheme>Lahaina</grapheme><phoneme>ləˈhaɪnə</phoneme></lexeme>
  <lexeme><grapheme>Uvalde</grapheme><phoneme>uˈvɑldi</phoneme></lexeme>
  <lexeme><grapheme>Mar-a-Lago</grapheme><phoneme>ˌmɑrəˈlɑɡoʊ</phoneme></lexeme>
  <lexeme><grapheme>Rafael Grossi</grapheme><phoneme>rɑfaɪˈɛl ˈɡrɔsi</phoneme></lexeme>
  <lexeme><grapheme>Grossi</grapheme><phoneme>ˈɡrɔsi</phoneme></lexeme>
  <lexeme><grapheme>Türk</grapheme><phoneme>ˈtʊrk</phoneme></lexeme>
  <lexeme><grapheme>Geir</grapheme><phoneme>ˈɡaɪr</phoneme></lexeme>

  <!-- UK and Ireland -->
  <lexeme><grapheme>Keir</grapheme><phoneme>ˈkɪr</phoneme></lexeme>
  <lexeme><grapheme>Sunak</grapheme><phoneme>ˈsunæk</phoneme></lexeme>
  <lexeme><grapheme>Badenoch</grapheme><phoneme>ˈbeɪdɛnɑk</phoneme></lexeme>
  <lexeme><grapheme>Farage</grapheme><phoneme>fəˈrɑʒ</phoneme></lexeme>
  <lexeme><grapheme>Shabana</grapheme><phoneme>ʃəˈbɑnə</phoneme></lexeme>
  <lexeme><grapheme>Braverman</grapheme><phoneme>ˈbreɪvərmən</phoneme></lexeme>
  <lexeme><grapheme>Kwasi Kwarteng</grapheme><phoneme>ˈkwɑsi ˈkwɑrtɛŋ</phoneme></lexeme>
  <lexeme><grapheme>Sadiq</grapheme><phoneme>səˈdik</phoneme></lexeme>
  <lexeme><grapheme>Humza Yousaf</grapheme><phoneme>ˈhʌmzə ˈjusəf</phoneme></lexeme>
  <lexeme><grapheme>Yousaf</grapheme><phoneme>ˈjusəf</phoneme></lexeme>
  <lexeme><grapheme>Eluned</grapheme><phoneme>ɛˈlɪnɛd</phoneme></lexeme>
  <lexeme><grapheme>Sinn Féin</grapheme><grapheme>Sinn Fein</grapheme><phoneme>ˌʃɪn ˈfeɪn</phoneme></lexeme>
  <lexeme><grapheme>Fianna Fáil</grapheme><grapheme>Fianna Fail</grapheme><phoneme>ˌfiənə ˈfɔɪl</phoneme></lexeme>
  <lexeme><grapheme>Fine Gael</grapheme><phoneme>ˌfinə ˈɡeɪl</phoneme></lexeme>
  <lexeme><grapheme>Tánaiste</grapheme><grapheme>tanaiste</grapheme><phoneme>ˈtɔnɪʃtə</phoneme></lexeme>
  <lexeme><grapheme>Micheál</grapheme><phoneme>ˈmihɔl</phoneme></lexeme>
  <lexeme><grapheme>Varadkar</grapheme><phoneme>vəˈrædkər</phoneme></lexeme>
  <lexeme><grapheme>Leo Varadkar</grapheme><phoneme>ˈlioʊ vəˈrædkər</phoneme></lexeme>
  <lexeme><grapheme>Dáil</grapheme><grapheme>Dail</grapheme><phoneme>ˈdɔɪl</phoneme></lexeme>
  <lexeme><grapheme>Oireachtas</grapheme><phoneme>ˈɛrəktəs</phoneme></lexeme>
  <lexeme><grapheme>Southwark</grapheme><phoneme>ˈsʌðərk</phoneme></lexeme>
  <lexeme><grapheme>Skripal</grapheme><phoneme>ˈskripəl</phoneme></lexeme>
  <lexeme><grapheme>Litvinenko</grapheme><phoneme>ˌlɪtvɪˈnɛŋkoʊ</phoneme></lexeme>

  <!-- Media, organisations, science, health -->
  <lexeme><grapheme>Bloomberg</grapheme><phoneme>ˈblumbɜrɡ</phoneme></lexeme>
  <lexeme><grapheme>Deutschlandfunk</grapheme><phoneme>ˈdɔɪtʃlɑntˌfʊŋk</phoneme></lexeme>
  <lexeme><grapheme>mpox</grapheme><phoneme>ˈɛmpɑks</phoneme></lexeme>
  <lexeme><grapheme>Nipah</grapheme><phoneme>ˈnipə</phoneme></lexeme>
  <lexeme><grapheme>chikungunya</grapheme><phoneme>ˌtʃɪkənˈɡunjə</phoneme></lexeme>
  <lexeme><grapheme>Ozempic</grapheme><phoneme>oʊˈzɛmpɪk</phoneme></lexeme>
  <lexeme><grapheme>Wegovy</grapheme><phoneme>wɪˈɡoʊvi</phoneme></lexeme>
  <lexeme><grapheme>Moderna</grapheme><phoneme>məˈdɜrnə</phoneme></lexeme>
  <lexeme><grapheme>Sanofi</grapheme><phoneme>ˌsænoʊˈfi</phoneme></lexeme>
  <lexeme><grapheme>Nestlé</grapheme><grapheme>Nestle</grapheme><phoneme>ˈnɛsleɪ</phoneme></lexeme>
  <lexeme><grapheme>Schneider</grapheme><phoneme>ˈʃnaɪdər</phoneme></lexeme>
  <lexeme><grapheme>Ørsted</grapheme><grapheme>Orsted</grapheme><phoneme>ˈɜrstɛd</phoneme></lexeme>
  <lexeme><grapheme>IKEA</grapheme><grapheme>Ikea</grapheme><phoneme>aɪˈkiə</phoneme></lexeme>
  <lexeme><grapheme>Hermès</grapheme><phoneme>ɛrˈmɛz</phoneme></lexeme>
  <lexeme><grapheme>Louis Vuitton</grapheme><phoneme>ˈlui vɪˈtɑn</phoneme></lexeme>
  <lexeme><grapheme>Huthi</grapheme><phoneme>ˈhuθi</phoneme></lexeme>
  <lexeme><grapheme>Alcaraz</grapheme><phoneme>ˌɑlkəˈrɑθ</phoneme></lexeme>
  <lexeme><grapheme>Jannik</grapheme><phoneme>ˈjɑnɪk</phoneme></lexeme>
  <lexeme><grapheme>Iga Świątek</grapheme><grapheme>Iga Swiatek</grapheme><phoneme>ˈiɡə ˈʃvjɔntɛk</phoneme></lexeme>
  <lexeme><grapheme>Świątek</grapheme><grapheme>Swiatek</grapheme><phoneme>ˈʃvjɔntɛk</phoneme></lexeme>
  <lexeme><grapheme>Sabalenka</grapheme><phoneme>ˌsɑbəˈlɛŋkə</phoneme></lexeme>
  <lexeme><grapheme>Svitolina</grapheme><phoneme>ˌsvitoʊˈlinə</phoneme></lexeme>
  <lexeme><grapheme>Mudryk</grapheme><phoneme>ˈmʊdrɪk</phoneme></lexeme>
  <lexeme><grapheme>Verstappen</grapheme><phoneme>vərˈstɑpən</phoneme></lexeme>
  <lexeme><grapheme>Leclerc</grapheme><phoneme>ləˈklɛr</phoneme></lexeme>
  <lexeme><grapheme>Hülkenberg</grapheme><grapheme>Hulkenberg</grapheme><phoneme>ˈhʊlkənbɜrɡ</phoneme></lexeme>
  <lexeme><grapheme>Haaland</grapheme><phoneme>ˈhɔlɑn</phoneme></lexeme>
  <lexeme><grapheme>Lewandowski</grapheme><phoneme>ˌlɛvənˈdɔfski</phoneme></lexeme>
  <lexeme><grapheme>Ceferin</grapheme><grapheme>Čeferin</grapheme><phoneme>tʃɛˈfɛrɪn</phoneme></lexeme>
  <lexeme><grapheme>Yastremska</grapheme><phoneme>jɑˈstrɛmskə</phoneme></lexeme>
  <lexeme><grapheme>Duplantis</grapheme><phoneme>duˈplæntɪs</phoneme></lexeme>
  <lexeme><grapheme>Pogačar</grapheme><grapheme>Pogacar</grapheme><phoneme>poʊˈɡɑtʃɑr</phoneme></lexeme>
  <lexeme><grapheme>Giannis</grapheme><phoneme>ˈjɑnɪs</phoneme></lexeme>
  <lexeme><grapheme>Antetokounmpo</grapheme><phoneme>ˌɑntɛtoʊˈkumpoʊ</phoneme></lexeme>
  <lexeme><grapheme>Jokić</grapheme><grapheme>Jokic</grapheme><phoneme>ˈjoʊkɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Dončić</grapheme><grapheme>Doncic</grapheme><phoneme>ˈdɑntʃɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Wembanyama</grapheme><phoneme>ˌwɛmbənˈjɑmə</phoneme></lexeme>

  <!-- Full names whose parts are read otherwise alone -->
  <lexeme><grapheme>Wagner Group</grapheme><phoneme>ˈvɑɡnər ˈɡrup</phoneme></lexeme>
  <lexeme><grapheme>Emmanuel Macron</grapheme><phoneme>ɛˌmænuˈɛl məˈkroʊn</phoneme></lexeme>
  <lexeme><grapheme>Yoav Gallant</grapheme><phoneme>joʊˈɑv ɡɑˈlɑnt</phoneme></lexeme>
  <lexeme><grapheme>Fernando Haddad</grapheme><phoneme>fərˈnændoʊ əˈdɑdʒi</phoneme></lexeme>
  <lexeme><grapheme>Daniel Chapo</grapheme><phoneme>dænˈjɛl ˈʃɑpu</phoneme></lexeme>
  <lexeme><grapheme>Volker Türk</grapheme><grapheme>Volker Turk</grapheme><phoneme>ˈfoʊlkər ˈtʊrk</phoneme></lexeme>
  <lexeme><grapheme>Geir Pedersen</grapheme><phoneme>ˈɡaɪr ˈpeɪdərsən</phoneme></lexeme>
  <lexeme><grapheme>Jeffrey Epstein</grapheme><phoneme>ˈdʒɛfri ˈɛpstin</phoneme></lexeme>
  <lexeme><grapheme>Der Spiegel</grapheme><phoneme>dɛr ˈʃpiɡəl</phoneme></lexeme>
  <lexeme><grapheme>Thales Group</grapheme><phoneme>tɑˈlɛs ˈɡrup</phoneme></lexeme>
  <lexeme><grapheme>Anne Hidalgo</grapheme><phoneme>ˈæn iˈdɑlɡoʊ</phoneme></lexeme>
  <lexeme><grapheme>Ursula von der Leyen</grapheme><phoneme>ˈʊrsələ fɔn dɛr ˈlaɪən</phoneme></lexeme>
  <lexeme><grapheme>von der Leyen</grapheme><phoneme>fɔn dɛr ˈlaɪən</phoneme></lexeme>
  <lexeme><grapheme>Christian Stocker</grapheme><phoneme>ˈkrɪstʃən ˈʃtɔkər</phoneme></lexeme>
  <lexeme><grapheme>Nice Côte d'Azur</grapheme><phoneme>ˈnis ˈkoʊt dəˈzʊr</phoneme></lexeme>
  <lexeme><grapheme>Charles de Gaulle</grapheme><phoneme>ˈʃɑrl də ˈɡoʊl</phoneme></lexeme>
  <lexeme><grapheme>Felix Tshisekedi</grapheme><phoneme>ˈfeɪlɪks ˌtʃɪsɛˈkɛdi</phoneme></lexeme>
  <lexeme><grapheme>François Bayrou</grapheme><grapheme>Francois Bayrou</grapheme><phoneme>frɑnˈswɑ baɪˈru</phoneme></lexeme>
  <lexeme><grapheme>François</grapheme><grapheme>Francois</grapheme><phoneme>frɑnˈswɑ</phoneme></lexeme>
  <lexeme><grapheme>Élisabeth Borne</grapheme><grapheme>Elisabeth Borne</grapheme><phoneme>eɪˌlizəˈbɛt ˈbɔrn</phoneme></lexeme>
  <lexeme><grapheme>Raphaël Glucksmann</grapheme><grapheme>Raphael Glucksmann</grapheme><phoneme>ˌrɑfaɪˈɛl ˈɡluksmɑn</phoneme></lexeme>
  <lexeme><grapheme>Michel Barnier</grapheme><phoneme>miˈʃɛl ˌbɑrniˈeɪ</phoneme></lexeme>
  <lexeme><grapheme>Thierry Breton</grapheme><phoneme>tjɛˈri brəˈtoʊn</phoneme></lexeme>
  <lexeme><grapheme>Thierry</grapheme><phoneme>tjɛˈri</phoneme></lexeme>
  <lexeme><grapheme>Moshe</grapheme><phoneme>ˈmoʊʃə</phoneme></lexeme>
  <lexeme><grapheme>Yaroslav</grapheme><phoneme>ˌjɑroʊˈslɑv</phoneme></lexeme>
  <lexeme><grapheme>Valerii Zaluzhnyi</grapheme><phoneme>vəˈlɛri zəˈluʒni</phoneme></lexeme>
  <lexeme><grapheme>Rzeszow-Jasionka</grapheme><phoneme>ˈʒɛʃuf jɑˈʃoʊŋkə</phoneme></lexeme>
  <lexeme><grapheme>Verkhovna Rada</grapheme><phoneme>vɛrˈkoʊvnə ˈrɑdə</phoneme></lexeme>
  <lexeme><grapheme>Ukrainska Pravda</grapheme><phoneme>ˌukrɑˈjinskə ˈprɑvdə</phoneme></lexeme>
  <lexeme><grapheme>Chasiv Yar</grapheme><phoneme>ˈtʃɑsɪv ˈjɑr</phoneme></lexeme>
  <lexeme><grapheme>Bila Tserkva</grapheme><phoneme>ˈbilə ˈtsɛrkvə</phoneme></lexeme>
  <lexeme><grapheme>Kryvyi Rih</grapheme><phoneme>krɪˈvi ˈri</phoneme></lexeme>
  <lexeme><grapheme>Velyka Novosilka</grapheme><phoneme>vɛˈlɪkə ˌnoʊvoʊˈsɪlkə</phoneme></lexeme>
  <lexeme><grapheme>Faustin-Archange Touadéra</grapheme><phoneme>foʊˈstæn ɑrˈkɑnʒ twɑˈdɛrə</phoneme></lexeme>
  <lexeme><grapheme>Bassirou Diomaye Faye</grapheme><phoneme>ˈbæsiru djoʊˈmaɪ ˈfaɪ</phoneme></lexeme>
  <lexeme><grapheme>Abiy Ahmed</grapheme><phoneme>ˈɑbi ˈɑmɛd</phoneme></lexeme>
  <lexeme><grapheme>Ahmed al-Sharaa</grapheme><phoneme>ˈɑmɛd ælˈʃɑrɑ</phoneme></lexeme>
  <lexeme><grapheme>Abu Mohammed al-Jolani</grapheme><phoneme>ˈɑbu moʊˈhɑmɛd æl dʒoʊˈlɑni</phoneme></lexeme>
  <lexeme><grapheme>Mohammed bin Salman</grapheme><phoneme>moʊˈhɑmɛd bɪn sɑlˈmɑn</phoneme></lexeme>
  <lexeme><grapheme>Sheikh Hasina</grapheme><phoneme>ˈʃeɪk həˈsinə</phoneme></lexeme>
  <lexeme><grapheme>Recep Tayyip Erdogan</grapheme><grapheme>Recep Tayyip Erdoğan</grapheme><phoneme>rɛˈdʒɛp taɪˈip ˈɛrdoʊˌɑn</phoneme></lexeme>
  <lexeme><grapheme>Luiz Inacio Lula da Silva</grapheme><grapheme>Luiz Inácio Lula da Silva</grapheme><phoneme>luˈiz iˈnɑsiu ˈlulə də ˈsilvə</phoneme></lexeme>
  <lexeme><grapheme>Gahr Støre</grapheme><grapheme>Gahr Store</grapheme><phoneme>ˈɡɑr ˈstɜrə</phoneme></lexeme>
  <lexeme><grapheme>Deutsche Welle</grapheme><phoneme>ˈdɔɪtʃə ˈvɛlə</phoneme></lexeme>
  <lexeme><grapheme>Rumen Radev</grapheme><phoneme>ˈrumɛn ˈrɑdɛf</phoneme></lexeme>
  <lexeme><grapheme>Salome Zourabichvili</grapheme><phoneme>səˈloʊmeɪ zʊˌrɑbɪʃˈvili</phoneme></lexeme>
  <lexeme><grapheme>Ismail Haniyeh</grapheme><phoneme>ˈɪzmaɪˌɛl hɑˈnijə</phoneme></lexeme>
  <lexeme><grapheme>Gerhard Schröder</grapheme><grapheme>Gerhard Schroeder</grapheme><phoneme>ˈɡɛrhɑrt ˈʃrɜrdər</phoneme></lexeme>
  <lexeme><grapheme>Ceausescu</grapheme><grapheme>Ceaușescu</grapheme><phoneme>tʃaʊˈʃɛsku</phoneme></lexeme>
</lexicon>

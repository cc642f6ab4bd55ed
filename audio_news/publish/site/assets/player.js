/* The player of an article's page: the text follows the voice, and a click on a sentence leads
   the voice there. Without this script the page is a plain audio element and all the text.
   Part of audio_news, GPL-3.0-or-later. */
"use strict";
(() => {
  const SKIP_S = 15;
  const STEP_S = 5;
  const STORE = "audio_news";
  const PLACES_KEPT = 100;

  const on = (target, event, action) => target.addEventListener(event, action);
  const find = (selector) => document.querySelector(selector);
  const audio = find("audio");
  const controls = find(".controls");
  if (!audio || !controls) return;
  const text = controls.dataset;
  const playButton = find(".play");
  const slider = find(".controls input");
  const now = find(".now");
  const speed = find(".controls select");
  const status = find(".status");
  const keys = find(".keys");
  const keysOn = find(".keys input");
  const total = Number(audio.dataset.duration);
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const clock = (seconds) => {
    const whole = Math.floor(seconds);
    const two = (n) => String(n).padStart(2, "0");
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };

  /* The last of `items`, which are in order, that starts at `t` or before; -1 for none. */
  const lastBefore = (items, t) => {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle].start <= t) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  /* What is remembered from visit to visit; nothing where the browser keeps no storage. */
  const recall = () => {
    try {
      return JSON.parse(localStorage.getItem(STORE)) || {};
    } catch {
      return {};
    }
  };
  const remember = (change) => {
    try {
      localStorage.setItem(STORE, JSON.stringify({ ...recall(), ...change }));
    } catch {
      /* blocked or full: this visit only */
    }
  };
  const rememberPlace = () => {
    const t = audio.currentTime;
    const places = (recall().places || []).filter(([page]) => page !== location.pathname);
    if (t > STEP_S && t < total - STEP_S) places.push([location.pathname, Math.round(t)]);
    remember({ places: places.slice(-PLACES_KEPT) });
  };

  /* The cues, read when they are first needed: [{start, end, words: [{start, from, to}]}],
     packed by timing.py in hundredths of a second. */
  let unpacked = null;
  const cues = () => {
    unpacked ??= JSON.parse(find("#times").textContent).map(([start, end, packed]) => {
      const words = [];
      let at = start;
      let place = 0;
      for (let i = 0; i < packed.length; i += 4) {
        const from = place + packed[i + 2];
        words.push({ start: (at + packed[i]) / 100, from, to: from + packed[i + 3] });
        at += packed[i] + packed[i + 1];
        place = from + packed[i + 3];
      }
      return { start: start / 100, end: end / 100, words };
    });
    return unpacked;
  };
  const sentence = (index) => find(`[data-cue="${index}"]`);

  /* The spoken word is painted over the text as it stands: no element is added for it. */
  const painted = window.Highlight && CSS.highlights ? new Highlight() : null;
  if (painted) CSS.highlights.set("spoken-word", painted);
  const paint = (element, word) => {
    painted?.clear();
    const letters = element?.firstChild;
    if (!painted || !word || !letters || word.to > (letters.length ?? 0)) return;
    const range = new Range();
    range.setStart(letters, word.from);
    range.setEnd(letters, word.to);
    painted.add(range);
  };

  let shown = { cue: -1, word: -1, second: -1 };
  const follow = (t, { scroll = false } = {}) => {
    const all = cues();
    let cue = lastBefore(all, t);
    if (cue === all.length - 1 && cue >= 0 && t > all[cue].end) cue = -1;
    const words = cue < 0 || t > all[cue].end ? [] : all[cue].words;
    const word = lastBefore(words, t);
    if (cue !== shown.cue) {
      const before = sentence(shown.cue);
      before?.classList.remove("heard");
      const element = sentence(cue);
      element?.classList.add("heard");
      if (element) keepInView(before, element, scroll);
    }
    if (cue !== shown.cue || word !== shown.word) paint(sentence(cue), words[word]);
    const second = Math.floor(t);
    if (second !== shown.second) showTime(t);
    shown = { cue, word, second };
  };
  const showTime = (t) => {
    now.textContent = clock(t);
    slider.value = t;
    slider.style.setProperty("--at", total ? `${(100 * t) / total}%` : "0");
    slider.setAttribute("aria-valuetext", `${clock(t)} / ${clock(total)}`);
    const chapter = lastBefore(chapters, t);
    chapters.forEach(({ link }, i) => (link.ariaCurrent = i === chapter ? "true" : null));
    if (Math.floor(t) % STEP_S === 0 && !audio.paused) rememberPlace();
    sayPosition();
  };
  const chapters = [...document.querySelectorAll(".chapters a")].map((link) => ({
    link,
    start: Number(link.dataset.time),
  }));

  /* Scrolls along with the voice, but never pulls back a reader who has scrolled away. */
  const keepInView = (before, element, always) => {
    const top = find(".bar").getBoundingClientRect().bottom;
    const isSeen = (el) => {
      const box = el.getBoundingClientRect();
      return box.bottom > top && box.top < innerHeight;
    };
    if (!always && (audio.paused || (before && !isSeen(before)))) return;
    const box = element.getBoundingClientRect();
    if (box.top < top || box.bottom > innerHeight - 40)
      element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  };

  const frame = () => {
    follow(audio.currentTime);
    if (!audio.paused) requestAnimationFrame(frame);
  };
  const seek = (t, options) => {
    audio.currentTime = Math.min(Math.max(t, 0), total);
    follow(audio.currentTime, options);
  };
  const skip = (seconds) => seek(audio.currentTime + seconds);
  const play = () =>
    audio.play().catch((reason) => {
      if (reason.name !== "AbortError") showPlaying();
    });
  const toggle = () => (audio.paused ? play() : audio.pause());
  /* A little past where it starts: no more than rounding to a hundredth may take. */
  const toCue = (index, options) => cues()[index] && seek(cues()[index].start + 0.005, options);
  const step = (by) => {
    const at = lastBefore(cues(), audio.currentTime);
    const well = by < 0 && audio.currentTime > cues()[at]?.start + 2; /* back to its start */
    toCue(Math.min(Math.max(at + (well ? 0 : by), 0), cues().length - 1), { scroll: true });
  };
  const setSpeed = (index) => {
    speed.selectedIndex = Math.min(Math.max(index, 0), speed.options.length - 1);
    audio.playbackRate = audio.defaultPlaybackRate = Number(speed.value);
    remember({ speed: speed.value });
    sayPosition();
  };
  const showPlaying = () => {
    playButton.setAttribute("aria-label", audio.paused ? text.play : text.pause);
    controls.classList.toggle("playing", !audio.paused);
  };
  const say = (message, link) => {
    status.replaceChildren(message);
    if (!link) return;
    const a = document.createElement("a");
    a.href = a.textContent = link;
    status.append(" ", a);
  };

  const share = async () => {
    const t = Math.floor(audio.currentTime);
    const link = `${location.href.split("#")[0]}#t=${t}`;
    try {
      history.replaceState(null, "", `#t=${t}`);
    } catch {
      /* not everywhere */
    }
    try {
      await navigator.clipboard.writeText(link);
      say(text.copied.replace("{}", clock(t)));
    } catch {
      say(text.link.replace("{}", clock(t)), link);
    }
  };

  /* "#t=75", "#t=1:15": seconds, as in W3C Media Fragments; null where there is none. */
  const asked = () => {
    const found = /^#(?:.*&)?t=(?:npt:)?([\d:.]+)/.exec(location.hash);
    if (!found) return null;
    const t = found[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    return Number.isFinite(t) ? t : null;
  };

  const session = navigator.mediaSession;
  const sayPosition = () => {
    if (!session || audio.paused) return;
    const position = Math.min(audio.currentTime, total);
    session.setPositionState({ duration: total, position, playbackRate: audio.playbackRate });
  };
  const startSession = () => {
    if (!session || !window.MediaMetadata) return;
    const artwork = /* a file's is refused */
      text.artwork && location.host ? [{ src: new URL(text.artwork, location.href).href }] : [];
    const { title, artist, album } = text;
    session.metadata = new MediaMetadata({ title, artist, album, artwork });
    const actions = {
      play,
      pause: () => audio.pause(),
      seekbackward: ({ seekOffset }) => skip(-(seekOffset || SKIP_S)),
      seekforward: ({ seekOffset }) => skip(seekOffset || SKIP_S),
      seekto: ({ seekTime }) => seek(seekTime),
      previoustrack: () => step(-1),
      nexttrack: () => step(1),
    };
    for (const [action, handler] of Object.entries(actions))
      try {
        session.setActionHandler(action, handler);
      } catch {
        /* unknown here */
      }
  };

  const KEYS = {
    " ": toggle,
    k: toggle,
    j: () => skip(-SKIP_S),
    l: () => skip(SKIP_S),
    ArrowLeft: () => skip(-STEP_S),
    ArrowRight: () => skip(STEP_S),
    p: () => step(-1),
    n: () => step(1),
    "<": () => setSpeed(speed.selectedIndex - 1),
    ">": () => setSpeed(speed.selectedIndex + 1),
  };
  const ON_SLIDER = { ...KEYS, ArrowDown: KEYS.ArrowLeft, ArrowUp: KEYS.ArrowRight };
  const onKey = (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest("select, textarea, [contenteditable], input:not([type=range])")) return;
    if (key === " " && target.closest("button, a, summary, input")) return;
    const onSlider = target === slider && key.startsWith("Arrow");
    if (!keysOn.checked && !onSlider) return;
    const action = /^[0-5]$/.test(key) ? () => setSpeed(key) : (onSlider ? ON_SLIDER : KEYS)[key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const onSentence = (event) => {
    const element = event.target.closest("[data-cue]");
    if (!element || event.button || !getSelection().isCollapsed) return;
    toCue(element.dataset.cue);
    play();
  };

  on(playButton, "click", toggle);
  on(find(".back"), "click", () => skip(-SKIP_S));
  on(find(".forward"), "click", () => skip(SKIP_S));
  on(find(".share"), "click", share);
  on(slider, "input", () => seek(Number(slider.value)));
  on(speed, "change", () => setSpeed(speed.selectedIndex));
  on(keysOn, "change", () => remember({ keys: keysOn.checked }));
  on(document, "keydown", onKey);
  on(find("main"), "click", onSentence);
  for (const { link, start } of chapters)
    on(link, "click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      seek(start, { scroll: true });
      play();
    });
  on(audio, "play", () => {
    startSession();
    showPlaying();
    requestAnimationFrame(frame);
  });
  on(audio, "pause", () => {
    showPlaying();
    rememberPlace();
  });
  on(audio, "ended", rememberPlace);
  on(audio, "seeked", () => follow(audio.currentTime));
  on(audio, "error", () => say(text.broken));
  on(window, "pagehide", () => audio.currentTime && rememberPlace());
  on(window, "hashchange", () => {
    if (asked() !== null) seek(asked(), { scroll: true });
  });

  const known = recall();
  const place = (known.places || []).find(([page]) => page === location.pathname);
  const start = asked() ?? place?.[1];
  if ([...speed.options].some((option) => option.value === known.speed)) {
    speed.value = known.speed;
    audio.playbackRate = audio.defaultPlaybackRate = Number(known.speed);
  }
  keysOn.checked = known.keys !== false;
  audio.controls = false;
  controls.hidden = false;
  keys.hidden = false;
  document.documentElement.classList.add("scripted");
  if (start) seek(start, { scroll: asked() !== null });
})();

/* <audio-article src="story.player.json"> or <audio-article src="story.mp3" duration="245">:
   "Listen to this article" in one line, under a headline. No cookies; no requests but for `src`,
   when it comes near the screen, and its audio, when it is played. What stands inside the element
   is shown without scripts, and where `src` cannot be had. Attributes overrule the JSON: duration,
   disclosure, label, headline. Tells the page: audio-article:play, :pause, :ended, and :progress
   with detail.percent 25, 50, 75. Part of audio_news, GPL-3.0-or-later. */
"use strict";
(() => {
  const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
  const STEP_S = 5;
  const PLAY = "M8 5v14l11-7z";
  const PAUSE = "M6 5h4v14H6zm8 0h4v14h-4z";
  const DISCLOSURE = "This audio is created with AI assistance.";
  const LABELS = {
    listen: "Listen to this article",
    minutes: "{} min",
    play: "Play",
    pause: "Pause",
    position: "Position",
    speed: "Speed",
    broken: "The audio cannot be played here.",
  };
  const STYLE = `
:host { display: block; container-type: inline-size; margin-block: 1rem;
  --accent: var(--audio-article-accent, light-dark(#0b5c8a, #6db3da));
  --on-accent: var(--audio-article-on-accent, light-dark(#fff, #15171a));
  --ink: var(--audio-article-color, light-dark(#1b1b1b, #e6e4e0));
  --quiet: var(--audio-article-muted, light-dark(#5c5c5c, #a5a5a2));
  --ground: var(--audio-article-background, light-dark(#fff, #15171a));
  --line: var(--audio-article-border, light-dark(#dedede, #363a3f)); }
:host([hidden]) { display: none; }
.player { padding: .625rem .75rem; color: var(--ink); background: var(--ground);
  border: 1px solid var(--line); border-radius: var(--audio-article-radius, 8px);
  font: .9375rem/1.4 var(--audio-article-font, system-ui, sans-serif); }
.row { display: flex; align-items: center; gap: .625rem; min-height: 2.75rem; }
button { flex: none; width: 2.75rem; height: 2.75rem; padding: 0; border: 0; cursor: pointer;
  border-radius: 50%; background: var(--accent); color: var(--on-accent); }
svg { width: 1.5rem; fill: currentcolor; vertical-align: middle; }
.label { font-weight: 600; }
.quiet { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
input { flex: 1; min-width: 3rem; height: 1.5rem; margin: 0; accent-color: var(--accent); }
select { appearance: none; height: 2rem; padding: 0 .5rem; border: 1px solid var(--line);
  border-radius: 1rem; background: none; color: inherit; font: inherit; text-align: center; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
p { margin: .25rem 0 0; font-size: .8125rem; color: var(--quiet); }
.idle .active, .player:not(.idle) .label { display: none; }
@container (max-width: 22rem) { .time { display: none; } }
@media print { :host { display: none; } }`;

  let sheet;
  let playing = null;

  const on = (target, event, action) => target.addEventListener(event, action);
  const clock = (seconds) => {
    const s = Math.floor(seconds);
    return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
  };
  const make = (tag, attributes, ...children) => {
    const kind = ["svg", "path"].includes(tag) ? "2000/svg" : "1999/xhtml";
    const element = document.createElementNS(`http://www.w3.org/${kind}`, tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  };
  const fetched = async (url) => {
    const answer = await fetch(url, { credentials: "omit" });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const told = await answer.json();
    if (typeof told?.audio !== "string") throw new Error("names no audio");
    return { ...told, audio: new URL(told.audio, url).href };
  };

  class AudioArticle extends HTMLElement {
    static observedAttributes = ["src"];
    audio = null; /* for a page that wants more than the events */
    #near = new IntersectionObserver(([at]) => at.isIntersecting && this.#load(), {
      rootMargin: "600px",
    });

    connectedCallback() {
      if (this.audio) return;
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      root.replaceChildren(make("slot"));
      this.#near.observe(this);
    }

    disconnectedCallback() {
      this.#near.disconnect();
      this.audio?.pause();
    }

    attributeChangedCallback(name, before) {
      if (before === null || !this.isConnected) return;
      this.disconnectedCallback();
      this.audio = null;
      this.connectedCallback();
    }

    async #load() {
      this.#near.disconnect();
      const src = this.getAttribute("src");
      try {
        const url = new URL(src, document.baseURI);
        const told = /\.json$/.test(url.pathname) ? await fetched(url) : { audio: url.href };
        if (src === this.getAttribute("src")) this.#show(told);
      } catch (reason) {
        console.warn(`audio-article ${src}: ${reason.message}`); /* what stands inside stays */
      }
    }

    #show(told) {
      const own = (name) => this.getAttribute(name);
      const text = { ...LABELS, ...told.labels };
      const length = Number(own("duration")) || told.duration_s || 0;
      const label = own("label") || text.listen;
      const title = own("headline") || told.title;
      const audio = make("audio", { preload: "none", src: told.audio });
      const icon = make("path", { d: PLAY });
      const svg = make("svg", { viewBox: "0 0 24 24", "aria-hidden": true }, icon);
      const button = make("button", { type: "button", part: "button" }, svg);
      const words = make("span", { class: "label", part: "label" }, label);
      if (length) {
        const minutes = text.minutes.replace("{}", Math.max(1, Math.round(length / 60)));
        words.append(" ", make("span", { class: "quiet" }, `· ${minutes}`));
      }
      const slider = make("input", { class: "active", type: "range", step: "any", dir: "ltr" });
      slider.ariaLabel = text.position;
      const time = make("span", { class: "active quiet time" });
      const speed = make("select", { class: "active", "aria-label": text.speed });
      for (const n of SPEEDS) speed.append(new Option(`${n}×`, n, n === 1, n === 1));
      const said = own("disclosure") || told.disclosure || DISCLOSURE;
      const disclosure = make("p", { part: "disclosure" }, make("bdi", {}, said));
      const row = make("div", { class: "row" }, button, words, slider, time, speed);
      const player = make("div", { class: "player idle", part: "player", role: "group" }, row);
      player.append(disclosure, audio);
      player.ariaLabel = title ? `${label}: ${title}` : label;
      if (told.language) player.lang = told.language;
      if (told.direction) player.dir = told.direction;

      const total = () => (Number.isFinite(audio.duration) && audio.duration) || length;
      const marks = [25, 50, 75];
      const update = () => {
        const t = audio.currentTime;
        slider.max = total() || 1;
        slider.value = t;
        time.textContent = `${clock(t)} / ${clock(total())}`;
        slider.setAttribute("aria-valuetext", time.textContent);
        while (total() && (100 * t) / total() >= marks[0])
          this.#tell("progress", { percent: marks.shift() });
      };
      const turn = () => {
        icon.setAttribute("d", audio.paused ? PLAY : PAUSE);
        button.ariaLabel = audio.paused ? `${text.play}: ${label}` : text.pause;
      };
      const seek = (t) => {
        audio.currentTime = Math.min(Math.max(t, 0), total());
        update();
      };
      on(button, "click", () => (audio.paused ? audio.play().catch(turn) : audio.pause()));
      on(slider, "input", () => seek(Number(slider.value)));
      on(slider, "keydown", (event) => {
        const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
        if (!way) return;
        event.preventDefault();
        seek(audio.currentTime + way * STEP_S);
      });
      on(speed, "change", () => (audio.playbackRate = Number(speed.value)));
      on(audio, "play", () => {
        if (playing !== audio) playing?.pause();
        playing = audio;
        player.classList.remove("idle");
        turn();
        update();
        this.#tell("play");
      });
      on(audio, "pause", () => {
        turn();
        this.#tell("pause");
      });
      on(audio, "ended", () => this.#tell("ended"));
      on(audio, "timeupdate", update);
      on(audio, "error", () => disclosure.append(" ", text.broken));
      turn();
      this.audio = audio;
      if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
      this.shadowRoot.adoptedStyleSheets = [sheet];
      this.shadowRoot.replaceChildren(player);
    }

    #tell(what, detail = {}) {
      this.dispatchEvent(new CustomEvent(`audio-article:${what}`, { bubbles: true, detail }));
    }
  }

  /* Whatever else the page plays makes ours pause. */
  document.addEventListener("play", (event) => event.target !== playing && playing?.pause(), true);
  if (!customElements.get("audio-article")) customElements.define("audio-article", AudioArticle);
})();

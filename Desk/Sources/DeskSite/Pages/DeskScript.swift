/// The scripts of the desk's pages.
///
/// Everything works without them, by loading the page again.
enum DeskScript {
    /// Types the token of the link's `#…` into the form and sends it; the part after `#` never reaches a server otherwise.
    static let login = """
        'use strict';
        const token = location.hash.slice(1);
        if (/^[0-9a-f]{32}$/.test(token)) {
          history.replaceState(null, '', location.pathname);
          document.getElementById('token').value = token;
          document.getElementById('login').submit();
        }
        """

    /// One connection for all tabs of a browser, since browsers open only six to a server.
    static let worker = """
        'use strict';
        const ports = new Set();
        let last = Date.now();
        const tell = (kind) => ports.forEach((port) => port.postMessage(kind));
        const stream = new EventSource('/events');
        const heard = (kind) => { last = Date.now(); tell(kind); };
        stream.addEventListener('change', () => heard('change'));
        stream.addEventListener('beat', () => heard('beat'));
        setInterval(() => { if (Date.now() - last > 35000) tell('lost'); }, 5000);
        onconnect = (event) => { const port = event.ports[0]; ports.add(port); port.start(); port.postMessage('beat'); };
        """

    /// Listens, loads what changed, calls for attention.
    static let desk = """
        'use strict';
        const policy = window.trustedTypes
          ? trustedTypes.createPolicy('desk', { createHTML: (text) => text, createScriptURL: (url) => url })
          : { createHTML: (text) => text, createScriptURL: (url) => url };
        const find = (id) => document.getElementById(id);
        const key = document.body.dataset.csrf;
        const post = (path, fields) => fetch(path, { method: 'POST', body: new URLSearchParams({ csrf: key, ...fields }) });
        // Urgent calls ring; quiet ones stand in the list, with one soft tone when they come and every five minutes.
        const calls = () => [...document.querySelectorAll('.call.waiting')];
        const quietCalls = () => [...document.querySelectorAll('.call.quiet')];
        const title = document.title;
        let known = new Set([...calls(), ...quietCalls()].map((call) => call.id));
        let reported = new Set();
        let audio = null;
        let lost = false;
        let blink = false;

        // What a screen shows is told to the desk, so that a visitor reads "please stay here" only when it is so.
        function reportShown() {
          if (document.visibilityState !== 'visible') return;
          const numbers = [...calls(), ...quietCalls()].map((call) => call.id.slice(2)).filter((number) => !reported.has(number));
          if (numbers.length === 0) return;
          numbers.forEach((number) => reported.add(number));
          post('/shown', { numbers: numbers.join(' ') }).catch(() => numbers.forEach((number) => reported.delete(number)));
        }

        function isInUse(element) {
          const active = document.activeElement;
          return element.contains(active) && /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName);
        }

        function replaceCalls(fresh) {
          const section = find('calls');
          section.dataset.waiting = fresh.dataset.waiting;
          if (section.dataset.only) {
            [...fresh.children].forEach((child) => { if (!child.matches('h2, .waiting, .quiet')) child.remove(); });
            section.hidden = fresh.children.length < 2;
          }
          const wanted = new Map([...fresh.children].map((child) => [child.id, child]));
          [...section.children].forEach((child) => { if (!child.id || !wanted.has(child.id)) child.remove(); });
          let place = null;
          [...fresh.children].forEach((child) => {
            const old = child.id ? find(child.id) : null;
            // What is the same, or being typed into, stays: nobody's click or word gets lost.
            const isKept = old && (old.isEqualNode(child) || isInUse(old) && old.className === child.className);
            if (isKept) { place = old; return; }
            const copy = document.adoptNode(child);
            if (old) old.replaceWith(copy); else if (place) place.after(copy); else section.prepend(copy);
            place = copy;
          });
        }

        async function refresh() {
          const list = find('list');
          const answer = await fetch(list ? location.href : '/', { cache: 'no-store' });
          if (!answer.ok) { setLost(true); return; }
          const fresh = new DOMParser().parseFromString(policy.createHTML(await answer.text()), 'text/html');
          if (!fresh.getElementById('calls')) { location.reload(); return; }
          replaceCalls(fresh.getElementById('calls'));
          const freshList = fresh.getElementById('list');
          if (list && !isInUse(list) && !list.isEqualNode(freshList)) list.replaceWith(document.adoptNode(freshList));
          attend();
        }

        function attend() {
          const isNew = (call) => !known.has(call.id);
          const added = calls().filter(isNew);
          const addedQuietly = quietCalls().filter(isNew);
          known = new Set([...calls(), ...quietCalls()].map((call) => call.id));
          if (added.length > 0) {
            const station = added[0].querySelector('h3').textContent;
            find('announcement').textContent = document.querySelector('#calls h2').textContent + ': ' + station;
            if (window.Notification && Notification.permission === 'granted') {
              const note = new Notification(station, { body: added[0].querySelector('.number').textContent, tag: added[0].id, requireInteraction: true });
              note.onclick = () => window.focus();
            }
            sound();
          } else if (addedQuietly.length > 0) {
            find('quiet-announcement').textContent = addedQuietly[0].querySelector('h3').textContent + ': ' + addedQuietly[0].querySelector('.urgency').textContent;
            softTone();
          }
          reportShown();
          find('silent').hidden = isAudible();
        }

        function isAudible() { return audio !== null && audio.state === 'running'; }

        function tone(frequency, loudness, start) {
          if (!isAudible()) return;
          const source = audio.createOscillator();
          const gain = audio.createGain();
          gain.gain.value = loudness;
          source.frequency.value = frequency;
          source.connect(gain).connect(audio.destination);
          source.start(audio.currentTime + start);
          source.stop(audio.currentTime + start + 0.2);
        }

        function sound() { [880, 660, 880].forEach((frequency, place) => tone(frequency, 0.3, place * 0.25)); }

        function softTone() { tone(440, 0.08, 0); }

        function turnSoundOn() {
          audio = audio || new AudioContext();
          audio.resume().then(() => { find('silent').hidden = isAudible(); });
          sessionStorage.setItem('sound', 'on');
          if (window.Notification && Notification.permission === 'default') Notification.requestPermission();
        }

        function setLost(isLost) {
          if (isLost && !lost) sound();
          lost = isLost;
          find('offline').hidden = !isLost;
        }

        function hear(kind) {
          setLost(kind === 'lost');
          if (kind !== 'lost') refresh().catch(() => setLost(true));
        }

        document.addEventListener('click', (event) => {
          if (event.target.id === 'sound') turnSoundOn();
          if (event.target.id === 'print') window.print();
        });
        document.addEventListener('visibilitychange', reportShown);
        setInterval(() => { if (calls().length > 0 || lost) sound(); }, 10000);
        setInterval(() => { if (quietCalls().length > 0) softTone(); }, 300000);
        setInterval(() => {
          blink = !blink;
          const waiting = calls().length;
          document.title = waiting > 0 && blink ? '⚠ (' + waiting + ')' : (waiting > 0 ? '(' + waiting + ') ' : '') + title.replace(/^\\(\\d+\\) /, '');
        }, 1000);
        if (find('print')) find('print').hidden = false;
        const viewed = document.querySelector('[data-viewed]');
        if (viewed) post('/viewed/' + viewed.dataset.viewed, { folder: viewed.querySelector('[name=folder]').value });
        if (window.SharedWorker) {
          const worker = new SharedWorker(policy.createScriptURL('/worker.js'));
          worker.port.onmessage = (event) => hear(event.data);
          worker.port.start();
        } else {
          let last = Date.now();
          const stream = new EventSource('/events');
          ['change', 'beat'].forEach((kind) => stream.addEventListener(kind, () => { last = Date.now(); hear(kind); }));
          setInterval(() => { if (Date.now() - last > 35000) setLost(true); }, 5000);
        }
        // Pressing "I'm going" loads the page again; where the browser allows it, the next call is heard without another click.
        if (sessionStorage.getItem('sound') === 'on') turnSoundOn();
        attend();
        """
}

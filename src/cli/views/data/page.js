
'use strict';
(() => {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const beside = matchMedia('(min-width: 62rem)');
  const back = document.querySelector('.back');
  let cameFrom = null;

  const move = (element, top) => element.scrollTo({ top, behavior: calm.matches ? 'auto' : 'smooth' });

  // The way back, where article and record stand one under the other and a jump leads far.
  const leave = () => {
    if (beside.matches) return;
    cameFrom = scrollY;
    back.hidden = false;
  };
  back.addEventListener('click', () => {
    if (cameFrom !== null) scrollTo({ top: cameFrom, behavior: calm.matches ? 'auto' : 'smooth' });
    back.hidden = true;
  });

  for (const sheet of document.querySelectorAll('.sheet')) {
    const record = sheet.querySelector('.record');
    const words = new Map();
    const lines = new Map();
    const put = (map, key, element) => {
      if (!map.has(key)) map.set(key, []);
      map.get(key).push(element);
    };
    for (const seg of sheet.querySelectorAll('[data-keys]')) {
      for (const key of seg.dataset.keys.split(' ')) put(words, key, seg);
    }
    for (const line of sheet.querySelectorAll('[data-key]')) put(lines, line.dataset.key, line);

    let lit = [];
    let timer = 0;
    const dark = () => {
      clearTimeout(timer);
      for (const element of lit) element.classList.remove('on');
      lit = [];
    };
    const light = (keys) => {
      dark();
      for (const key of keys) lit.push(...(words.get(key) || []), ...(lines.get(key) || []));
      for (const element of lit) element.classList.add('on');
    };

    const showWords = (key) => {
      const all = words.get(key) || [];
      const seen = all.some((seg) => {
        const { top, bottom } = seg.getBoundingClientRect();
        return top > 40 && bottom < innerHeight - 40;
      });
      const first = all[0];
      if (seen || !first) return;
      move(window, scrollY + first.getBoundingClientRect().top - innerHeight / 3);
    };
    const showLine = (keys) => {
      const found = keys.flatMap((key) => lines.get(key) || []);
      const first = found.find((line) => /[segd]\d+$/.test(line.dataset.key)) || found[0];
      if (!first) return;
      const box = first.getBoundingClientRect();
      const frame = record.getBoundingClientRect();
      if (box.top > frame.top + 20 && box.bottom < Math.min(frame.bottom, innerHeight) - 20) return;
      move(record, record.scrollTop + box.top - frame.top - frame.height / 3);
    };

    const point = (target, wait) => {
      const seg = target.closest('[data-keys]');
      const line = target.closest('[data-key]');
      if (seg) {
        // The cast is not lit for what is told of it: the lines that stand on these very words are.
        const keys = seg.dataset.keys.split(' ');
        light(keys);
        if (beside.matches) timer = setTimeout(() => showLine(keys), wait);
      } else if (line) {
        light([line.dataset.key]);
        if (beside.matches) timer = setTimeout(() => showWords(line.dataset.key), wait);
      } else dark();
    };

    sheet.addEventListener('pointerover', (event) => {
      if (event.pointerType !== 'touch') point(event.target, 160);
    });
    sheet.addEventListener('pointerleave', dark);
    sheet.addEventListener('focusin', (event) => point(event.target, 0));
    sheet.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') dark();
    });
    sheet.addEventListener('click', (event) => {
      const seg = event.target.closest('[data-keys]');
      const line = event.target.closest('[data-key]');
      if (!seg && !line) return;
      if (String(getSelection())) return;
      const link = event.target.closest('a[href^="#"]');
      if (line && !link && !beside.matches) return;
      const keys = seg ? seg.dataset.keys.split(' ') : [line.dataset.key];
      const order = seg ? [...keys].reverse() : keys;
      const goal = link
        ? document.getElementById(link.getAttribute('href').slice(1))
        : order.flatMap((key) => (seg ? lines : words).get(key) || [])[0];
      if (!goal) return;
      event.preventDefault();
      light(keys);
      if (beside.matches) {
        if (seg) showLine(keys);
        else showWords(keys[0]);
      } else {
        leave();
        move(window, scrollY + goal.getBoundingClientRect().top - innerHeight / 4);
      }
      // Enter moves the keyboard along: from words to their line and from a line to its words.
      if (link && event.detail === 0) {
        const next = seg ? goal.querySelector('a.to') : goal.nextElementSibling;
        if (next && next.matches('a')) next.focus({ preventScroll: beside.matches });
      }
    });
  }
})();

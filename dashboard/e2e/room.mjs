// Whether a page has room for what is on it.

/** What of it is wider than the window, cut off, squeezed, or lies on something else. */
export const cramped = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    const room = document.documentElement.clientWidth;
    const named = (one) =>
      `${one.tagName.toLowerCase()}.${one.className} “${(one.textContent || one.ariaLabel || '').slice(0, 40)}”`;
    /** Drawn to scale, where what lies on what means something; or for screen readers alone. */
    const aside = (one) => one.closest('.react-flow, [aria-hidden], .sr, .skip, svg') !== null;
    const all = [...document.querySelectorAll('body *')].filter(
      (one) =>
        !aside(one) && one.checkVisibility({ opacityProperty: true, contentVisibilityAuto: true }),
    );
    /** The part that is seen of it, null for none. */
    const seen = (one) => {
      let { left, top, right, bottom } = one.getBoundingClientRect();
      for (let up = one.parentElement; up !== null; up = up.parentElement) {
        if (getComputedStyle(up).overflow === 'visible') continue;
        const box = up.getBoundingClientRect();
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
    };
    const found = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > room) {
      const out = all.filter(
        (one) => one.getBoundingClientRect().left + one.scrollWidth > room + 1,
      );
      found.push(`${wide} px in ${room}: ${out.slice(0, 4).map(named).join(' | ')}`);
    }
    const cuts = /hidden|clip/;
    const range = document.createRange();
    for (const one of all) {
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName) || one.clientHeight < 2) continue;
      const style = getComputedStyle(one);
      const shortened = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      const [x, y] = [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight];
      if (!shortened && one.clientWidth > 1) {
        if (cuts.test(style.overflowX) && x > 1) found.push(`${x} px are cut off: ${named(one)}`);
        if (cuts.test(style.overflowY) && y > 1) found.push(`${y} px are cut off: ${named(one)}`);
      }
      for (const text of one.childNodes) {
        const letters = text.nodeType === Node.TEXT_NODE ? text.data.trim().length : 0;
        if (letters < 5) continue;
        range.selectNodeContents(text);
        const lines = range.getClientRects().length;
        if (lines > 2 && letters / lines < 3.5)
          found.push(`${letters} letters in ${lines} lines: ${named(one)}`);
      }
    }
    /** What stays while the rest is scrolled lies over it. */
    const layer = (one) => {
      for (let up = one; up !== null; up = up.parentElement)
        if (/fixed|sticky/.test(getComputedStyle(up).position)) return up;
      return null;
    };
    const parts = all
      .filter((one) =>
        one.matches('a, button, input, select, textarea, summary, h1, h2, h3, legend'),
      )
      .map((one) => ({ one, box: seen(one), layer: layer(one) }))
      .filter(({ box }) => box !== null);
    /** A field and the mark within it, a box and the words beside it. */
    const together = (one, other) =>
      one.contains(other) ||
      other.contains(one) ||
      ['.mantine-Input-wrapper', '.mantine-SegmentedControl-root', 'label'].some(
        (whole) => one.closest(whole) !== null && one.closest(whole) === other.closest(whole),
      );
    for (const [at, a] of parts.entries())
      for (const b of parts.slice(at + 1)) {
        if (a.layer !== b.layer || together(a.one, b.one)) continue;
        const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (x > 3 && y > 3) found.push(`${named(a.one)} lies on ${named(b.one)}`);
      }
    return found.slice(0, 6);
  });

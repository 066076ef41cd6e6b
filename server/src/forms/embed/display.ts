import type { FormView } from '../contract';

/**
 * `display.js`: shows a form as pop-up, slide-in or bar when its time has come, and leaves people
 * alone who closed it or signed up. Loaded only by forms that ask for it. What it remembers stays
 * in the visitor's browser: a date per form, nothing personal.
 */
export function optinDisplay(
  element: HTMLElement,
  view: FormView,
  tell: (name: 'shown' | 'closed') => void
): void {
  const { kind, position, delaySeconds, scrollPercent, exitIntent, everyDays, include, exclude } =
    view.display;
  const key = `optin:${view.slug}`;
  const NEVER = 'done';

  /** Storage may be switched off; then the form shows once a page. */
  const remember = (value?: string): string | null => {
    try {
      if (value !== undefined) localStorage.setItem(key, value);
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  const matches = (pattern: string) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(location.pathname);
  };
  const isHere = (include.length === 0 || include.some(matches)) && !exclude.some(matches);

  const closedAt = remember();
  const isDue =
    closedAt === null ||
    (closedAt !== NEVER && Date.now() - Number(closedAt) > everyDays * 86_400_000);

  element.hidden = true;
  if (!isHere || !isDue) return;

  const isModal = kind === 'pop-up';
  const frame = document.createElement(isModal ? 'dialog' : 'div');
  const root = !isModal ? frame.attachShadow({ mode: 'open' }) : null;
  const calm = matchMedia('(prefers-reduced-motion:reduce)').matches;
  const css = `${isModal ? 'dialog' : ':host'}{border:0;padding:1.5rem;color:CanvasText;
background:Canvas;box-shadow:0 8px 40px rgb(0 0 0/.28);box-sizing:border-box;
${
  isModal
    ? 'border-radius:1rem;width:min(32rem,calc(100vw - 2rem));max-height:calc(100dvh - 2rem);overflow:auto'
    : `position:fixed;z-index:2147483000;${
        kind === 'bar'
          ? `inset-inline:0;${position === 'top' ? 'top' : 'bottom'}:0`
          : `bottom:1rem;${position === 'start' ? 'inset-inline-start' : 'inset-inline-end'}:1rem;width:min(24rem,calc(100vw - 2rem));border-radius:1rem`
      };max-height:calc(100dvh - 2rem);overflow:auto`
}${calm ? '' : ';animation:optin-in .25s ease-out'}}
@keyframes optin-in{from{opacity:0;transform:translateY(${position === 'top' ? '-' : ''}1rem)}}
button{position:absolute;top:.5rem;inset-inline-end:.5rem;min-width:2.75rem;min-height:2.75rem;
font:inherit;font-size:1.5rem;line-height:1;color:inherit;background:none;border:0;cursor:pointer}
::slotted(*){display:block}`;

  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', view.texts.close);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(isModal ? css.replace('button{', '[data-optin-close]{') : css);
  close.dataset.optinClose = '';

  /** Where the reader was before they went into it. */
  let before: EventTarget | null = null;
  frame.addEventListener('focusin', (event) => {
    const { relatedTarget } = event as FocusEvent;
    if (relatedTarget && !frame.contains(relatedTarget as Node)) before = relatedTarget;
  });
  const hide = (said: boolean) => {
    // Whoever reads on elsewhere is left there.
    const wasInside = isModal || frame.contains(document.activeElement);
    if (isModal) (frame as HTMLDialogElement).close();
    frame.remove();
    document.removeEventListener('keydown', onKey);
    if (said) tell('closed');
    if (wasInside && before instanceof HTMLElement) before.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // A dialog closes itself; slide-in and bar take Escape wherever the reader is.
    if (!isModal) dismiss();
  };
  const dismiss = () => {
    // To close the thanks is no reason to forget that somebody signed up.
    if (remember() !== NEVER) remember(String(Date.now()));
    hide(true);
  };

  /** The frame is of the form's own paper, where it has one: no box within a box. */
  const wearPaper = () => {
    const form = element.shadowRoot?.querySelector('[part=form]');
    if (!form) return;
    const { backgroundColor, color } = getComputedStyle(form);
    if (/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return;
    frame.style.backgroundColor = backgroundColor;
    frame.style.color = color;
    const bare = new CSSStyleSheet();
    bare.replaceSync(':host{--pad:0px}');
    element.shadowRoot?.adoptedStyleSheets.push(bare);
  };

  let isUp = false;
  const show = () => {
    if (isUp) return;
    isUp = true;
    stop();
    element.hidden = false;
    frame.lang = view.locale;
    frame.setAttribute('aria-label', view.title);
    if (isModal) {
      // The dialog stands in the page itself, so its rules do too, by a constructed sheet.
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      frame.append(close, element);
    } else {
      frame.setAttribute('role', 'complementary');
      frame.append(element);
      if (root) {
        root.adoptedStyleSheets = [sheet];
        root.append(close, document.createElement('slot'));
      }
    }
    if (kind === 'bar' && element.shadowRoot) {
      // One line where there is room for one.
      const line = new CSSStyleSheet();
      line.replaceSync(`[part=form]{display:flex;flex-wrap:wrap;align-items:center;gap:0 1.5rem;
max-width:72rem;margin-inline:auto;padding-inline-end:3rem}[part=form]>*{margin-bottom:.5rem}
[part=step]{display:flex;flex-wrap:wrap;align-items:end;gap:.5rem 1rem;flex:1}[part=row]{flex:1 1 auto}
[part=step] [part=field],[part=step] [part=consent]{margin-bottom:.25rem}`);
      element.shadowRoot.adoptedStyleSheets.push(line);
    }
    document.body.append(frame);
    wearPaper();
    close.addEventListener('click', dismiss);
    document.addEventListener('keydown', onKey);
    if (isModal) {
      before = document.activeElement;
      frame.addEventListener('cancel', (event) => {
        event.preventDefault();
        dismiss();
      });
      (frame as HTMLDialogElement).showModal();
    }
    tell('shown');
  };

  element.addEventListener('optin:submitted', () => {
    remember(NEVER);
    // Long enough to read the thanks.
    if (!isModal) setTimeout(() => hide(false), 12_000);
  });

  const timer = delaySeconds === null ? 0 : window.setTimeout(show, delaySeconds * 1000);
  const onScroll = () => {
    const whole = document.documentElement.scrollHeight - innerHeight;
    if (whole <= 0 || (scrollY / whole) * 100 >= (scrollPercent ?? 101)) show();
  };
  const onLeave = (event: MouseEvent) => {
    if (event.clientY <= 0 && event.relatedTarget === null) show();
  };
  const stop = () => {
    clearTimeout(timer);
    removeEventListener('scroll', onScroll);
    document.removeEventListener('mouseout', onLeave);
  };
  if (scrollPercent !== null) addEventListener('scroll', onScroll, { passive: true });
  if (exitIntent) document.addEventListener('mouseout', onLeave);
  if (delaySeconds === null && scrollPercent === null && !exitIntent) show();
}

import type { conditionHolds } from '../../../../content-types';
import type { FormView } from '../contract';

/** What a form's steps and conditions need; `FormView` has it all, the hosted page sends only this. */
export interface BehaviourPlan {
  steps: {
    showIf: FormView['steps'][number]['showIf'];
    blocks: { id: string; showIf: FormView['steps'][number]['showIf'] }[];
  }[];
  texts: Pick<FormView['texts'], 'next' | 'back' | 'progress'>;
}

export interface Behaviour {
  /** On any step but the last, goes on instead of sending. @returns whether the form may be sent */
  settle(): boolean;
  /** Brings the step of an element into view. */
  reveal(element: Element): void;
}

/**
 * Conditions and steps of a form that stands in the page already. Like everything here its source
 * travels as text, so it uses nothing from outside itself.
 * @param told is called with the number of the step, from 1, each time one shows
 */
export function formBehaviour(
  form: HTMLFormElement,
  plan: BehaviourPlan,
  holds: typeof conditionHolds,
  told: (step: number, steps: number) => void
): Behaviour {
  const { texts } = plan;
  const sections = [...form.querySelectorAll<HTMLElement>('[data-step]')];
  let current = 0;

  const blocks = plan.steps.flatMap((step, at) =>
    step.blocks.map(({ id, showIf }) => ({
      at,
      conditions: [step.showIf, showIf],
      element: form.querySelector<HTMLElement>(`[data-block="${id}"]`),
    }))
  );

  const look = (path: string) => {
    const name = path.replace(/\.(.+)$/, '[$1]');
    // What is switched off is not in there, so a hidden field counts as empty.
    const data = new FormData(form);
    const several = data.getAll(`${name}[]`) as string[];
    const value = (data.getAll(name) as string[]).at(-1);
    return several[0] === undefined ? (value ?? null) : several;
  };

  const open = new Set<number>();

  const apply = () => {
    open.clear();
    for (const { element, conditions, at } of blocks) {
      const shown = conditions.every((condition) => holds(condition, look));
      if (element) element.hidden = !shown;
      for (const input of inputsOf(element)) input.disabled = !shown;
      if (shown) open.add(at);
    }
    paint();
  };

  const order = () => plan.steps.map((_, at) => at).filter((at) => open.has(at));

  const paint = () => {
    if (sections.length < 2) return;
    const steps = order();
    if (!steps.includes(current)) current = steps.filter((at) => at < current).at(-1) ?? steps[0];
    sections.forEach((section, at) => {
      section.hidden = at !== current;
    });
    const number = steps.indexOf(current) + 1;
    progress.textContent = texts.progress
      .replace('{step}', `${number}`)
      .replace('{steps}', `${steps.length}`);
    back.hidden = number === 1;
    const isLast = number === steps.length;
    next.hidden = isLast;
    for (const button of form.querySelectorAll<HTMLElement>('[type=submit]')) {
      button.hidden = !isLast;
      // On the last step the way back stands beside the way on.
      if (isLast) button.before(back);
    }
    if (!isLast) next.before(back);
  };

  const go = (to: number) => {
    current = to;
    paint();
    const section = sections[current];
    const target = section.querySelector<HTMLElement>('[part=step-title]') ?? section;
    target.tabIndex = -1;
    target.focus();
    told(order().indexOf(current) + 1, order().length);
  };

  const inputsOf = (element: Element | null) => [
    ...(element?.querySelectorAll<HTMLInputElement>('input,select,textarea') ?? []),
  ];
  // What is switched off is never wrong.
  const isSound = (section: Element): boolean =>
    inputsOf(section).every((input) => input.reportValidity());

  const make = (name: string, part: string, text: string) => {
    const element = document.createElement(name);
    element.setAttribute('part', part);
    element.textContent = text;
    return element;
  };
  const progress = make('p', 'progress', '');
  const back = make('button', 'button back', texts.back) as HTMLButtonElement;
  const next = make('button', 'button next', texts.next) as HTMLButtonElement;

  const onward = () => {
    const steps = order();
    const to = steps[steps.indexOf(current) + 1];
    if (to !== undefined && isSound(sections[current])) go(to);
  };

  if (sections.length > 1) {
    form.noValidate = true;
    back.type = 'button';
    next.type = 'button';
    back.onclick = () => {
      const steps = order();
      go(steps[Math.max(0, steps.indexOf(current) - 1)]);
    };
    next.onclick = onward;
    progress.setAttribute('aria-live', 'polite');
    form.insertBefore(progress, sections[0]);
    const actions = make('div', 'actions', '');
    actions.append(back, next);
    sections.at(-1)?.after(actions);
  }
  form.addEventListener('input', apply);
  form.addEventListener('change', apply);
  apply();

  return {
    settle() {
      if (sections.length < 2) return true;
      if (current !== order().at(-1)) {
        onward();
        return false;
      }
      const wrong = order().find((at) =>
        inputsOf(sections[at]).some((input) => !input.checkValidity())
      );
      if (wrong === undefined) return true;
      go(wrong);
      isSound(sections[wrong]);
      return false;
    },
    reveal(element) {
      const at = sections.findIndex((section) => section.contains(element));
      if (at >= 0 && sections.length > 1 && at !== current) go(at);
    },
  };
}

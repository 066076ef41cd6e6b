import type { FormView, ViewBlock, ViewConsent, ViewField } from '../contract';

type Child = Node | string | null | false | undefined;

/** Makes an element; `false` and `null` leave an attribute out. */
export type Make = (
  name: string,
  attributes?: Record<string, string | boolean | number | null>,
  ...children: Child[]
) => HTMLElement;

/**
 * A form as elements, from its definition alone: texts become text nodes, never markup. The same
 * elements and parts as the hosted page has; see `content-types/form/stylesheet.ts`.
 */
export function buildForm(view: FormView, make: Make): HTMLElement {
  const nameOf = (path: string) => path.replace(/\.(.+)$/, '[$1]');
  const idOf = (path: string) => path.replaceAll('.', '-');
  const withLinks = (text: string): Child[] =>
    text
      .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/)
      .map((part, index) =>
        index % 2 === 1
          ? make('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part)
          : part
      );
  /** Paths that a condition may hide need not be filled in for the browser's sake: it disables them. */
  const label = (field: ViewField, element = 'label') =>
    make(
      element,
      { part: 'label', for: element === 'label' ? idOf(field.path) : null },
      field.label,
      !field.required && make('small', {}, ` (${view.texts.optional})`)
    );
  const help = (path: string, text: string, element = 'p'): Child =>
    text &&
    make(element, { part: element === 'p' ? 'help' : null, id: `${idOf(path)}-help` }, text);

  const control = (field: ViewField): HTMLElement => {
    const { path, type, required, placeholder, autocomplete, maxLength, options } = field;
    const common = {
      part: 'input',
      id: idOf(path),
      name: nameOf(path),
      'data-path': path,
      required,
      autocomplete: autocomplete || null,
      placeholder: placeholder || null,
      'aria-describedby': field.help ? `${idOf(path)}-help` : null,
    };
    if (field.control === 'select')
      return make(
        'select',
        { ...common, placeholder: null },
        make('option', { value: '' }, view.texts.choose),
        ...options.map(({ value, label: text }) => make('option', { value }, text))
      );
    if (field.control === 'textarea')
      return make('textarea', { ...common, rows: 4, maxlength: maxLength });
    const isDate = type === 'date';
    const types: Record<string, string> = { email: type, date: type, url: type, phone: 'tel' };
    return make('input', {
      ...common,
      type: types[type] ?? 'text',
      inputmode: type === 'number' ? (field.integer ? 'numeric' : 'decimal') : null,
      maxlength: isDate ? null : maxLength,
      min: isDate ? field.min : null,
      max: isDate ? field.max : null,
    });
  };

  const box = (
    path: string,
    required: boolean,
    checked: boolean,
    offers: boolean,
    ...words: Child[]
  ) =>
    make(
      'div',
      { part: 'consent' },
      // Says that the question was put, also where nobody ticks it.
      offers && make('input', { type: 'hidden', name: nameOf(path), value: 'false' }),
      make('input', {
        part: 'checkbox',
        id: idOf(path),
        type: 'checkbox',
        name: nameOf(path),
        value: 'true',
        'data-path': path,
        required,
        checked,
      }),
      make('label', { part: 'consent-label', for: idOf(path) }, ...words)
    );

  const fieldOf = (field: ViewField): HTMLElement => {
    const { path, options, type } = field;
    if (field.control === 'checkbox')
      return box(path, field.required, false, true, field.label, help(path, field.help, 'small'));
    if (field.control !== 'buttons')
      return make('div', { part: 'field' }, label(field), control(field), help(path, field.help));
    const isMulti = type === 'choices';
    return make(
      'fieldset',
      { part: 'group', 'data-path': path, id: idOf(path), tabindex: -1 },
      label(field, 'legend'),
      help(path, field.help),
      ...options.map(({ value, label: text }, index) =>
        make(
          'div',
          { part: 'option' },
          make('input', {
            part: 'checkbox',
            id: `${idOf(path)}-${index}`,
            type: isMulti ? 'checkbox' : 'radio',
            name: nameOf(path) + (isMulti ? '[]' : ''),
            value,
            required: field.required && !isMulti,
          }),
          make('label', { part: 'option-label', for: `${idOf(path)}-${index}` }, text)
        )
      )
    );
  };

  const consentOf = ({ path, text, required, checked, mode, title, purpose }: ViewConsent) =>
    box(
      path,
      required,
      checked,
      mode === 'opt-out',
      ...(title
        ? [
            make('strong', {}, title),
            purpose && make('small', {}, purpose),
            make('small', {}, ...withLinks(text)),
          ]
        : withLinks(text))
    );

  const blockOf = (block: ViewBlock): Child => {
    switch (block.type) {
      case 'field': {
        const field = view.fields.find(({ path }) => path === block.path);
        return field && fieldOf(field);
      }
      case 'consent': {
        const consent = view.consents.find(({ path }) => path === block.path);
        return consent && consentOf(consent);
      }
      case 'group': {
        const path = (block.paths[0] ?? '').replace(/-\d+$/, '');
        return make(
          'fieldset',
          { part: 'group', 'data-path': path, id: idOf(path), tabindex: -1 },
          make('legend', { part: 'label' }, block.legend),
          ...view.consents.filter((one) => block.paths.includes(one.path)).map(consentOf)
        );
      }
      case 'rules': {
        const words = make('p', {}, ...withLinks(block.text));
        const more = make(
          'details',
          { part: 'rules' },
          make('summary', {}, view.texts.rules),
          words
        );
        const wrap = make('div', {}, more, box('rules', true, false, false, block.label));
        return wrap;
      }
      case 'hidden': {
        // What the page knows: its own address and where the visitor came from.
        const { source, key, value: parameter } = block;
        const found =
          source === 'query'
            ? new URLSearchParams(location.search).get(parameter)
            : source === 'referrer' && document.referrer;
        return (
          found &&
          make('input', { type: 'hidden', name: `source[${key}]`, value: found.slice(0, 200) })
        );
      }
      case 'heading':
        return make(block.level === 2 ? 'h3' : 'h4', { part: 'heading' }, block.text);
      case 'text':
        return make(
          'p',
          { part: 'text' },
          ...block.text
            .split('\n')
            .flatMap((line, index) => [index > 0 && make('br'), ...withLinks(line)])
        );
      case 'image': {
        const { src, alt, width, height } = block;
        return (
          src && make('img', { part: 'image', src, alt: alt || '', width, height, loading: 'lazy' })
        );
      }
      case 'divider':
        return make('hr', { part: 'divider' });
      case 'submit':
        return actions(block.label);
    }
  };

  const several = view.steps.length > 1;
  const actions = (words: string) =>
    make('div', { part: 'actions' }, make('button', { part: 'button', type: 'submit' }, words));
  const form = make(
    'form',
    { part: 'form', lang: view.locale },
    make('h2', { part: 'title' }, view.title),
    view.texts.intro && make('p', { part: 'intro' }, ...withLinks(view.texts.intro)),
    make('p', { part: 'alert', role: 'alert', hidden: true }),
    ...view.steps.map((step) =>
      make(
        'section',
        { part: 'step', 'data-step': step.id },
        several && step.title && make('h3', { part: 'step-title' }, step.title),
        ...step.rows.map(({ columns }) =>
          make(
            'div',
            { part: 'row', 'data-columns': columns.length },
            ...columns.map((stack) =>
              make(
                'div',
                { part: 'column' },
                ...stack.map((block) => make('div', { 'data-block': block.id }, blockOf(block)))
              )
            )
          )
        )
      )
    ),
    make(
      'div',
      { class: 'trap', 'aria-hidden': 'true' },
      make('label', { for: 'trap' }, view.texts.trap),
      make('input', { id: 'trap', name: view.trap, tabindex: -1, autocomplete: 'off' })
    )
  );
  if (!form.querySelector('[type=submit]')) form.append(actions(view.texts.submit));
  return form;
}

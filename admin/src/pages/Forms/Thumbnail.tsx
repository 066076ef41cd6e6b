import { styled } from 'styled-components';
import type { FormDefinition } from '../../../../content-types';
import { BlockView } from './designer/canvas/BlockView';
import { Paper } from './designer/canvas/paper';
import { DesignerContext, type DesignerState } from './designer/context';
import type { FormChoices } from './useFormChoices';

const Window = styled.div`
  height: 18rem;
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #ffffff;
  pointer-events: none;
`;

const Small = styled.div`
  width: 200%;
  transform: scale(0.5);
  transform-origin: 0 0;
`;

const nothing = () => undefined;

/** A form to look at: nothing of it can be changed. */
const onlyToSee = (
  definition: FormDefinition,
  choices: FormChoices,
  locale: string
): DesignerState => ({
  draft: { name: '', slug: '', isOpen: true, definition },
  definition,
  choices,
  wordings: {},
  isPicture: true,
  isJudged: true,
  problems: [],
  locale,
  setLocale: nothing,
  scheme: 'light',
  setScheme: nothing,
  selection: { kind: 'form', tab: 'basics' },
  part: 'canvas',
  setPart: nothing,
  disabled: true,
  select: nothing,
  show: nothing,
  edit: nothing,
  editDefinition: nothing,
  editBlock: nothing,
  insert: nothing,
  move: nothing,
  duplicate: nothing,
  remove: nothing,
  announce: nothing,
});

interface ThumbnailProps {
  definition: FormDefinition;
  choices: FormChoices;
  locale: string;
}

/** The first step of a form, small; for the eye alone. */
export const Thumbnail = ({ definition, choices, locale }: ThumbnailProps) => {
  const [step] = definition.steps;
  const title = definition.texts.title[locale];
  return (
    <Window aria-hidden ref={(element) => element?.setAttribute('inert', '')}>
      <Small>
        <DesignerContext.Provider value={onlyToSee(definition, choices, locale)}>
          <Paper $theme={definition.theme} $scheme="light" lang={locale}>
            <div part="form">
              {title ? <h2 part="title">{title}</h2> : null}
              {(step?.rows ?? []).map((row) => (
                <div key={row.id} part="row" data-columns={row.columns.length}>
                  {row.columns.map((column, index) => (
                    <div key={index} part="column">
                      {column.map((block) => (
                        <BlockView key={block.id} block={block} />
                      ))}
                    </div>
                  ))}
                </div>
              ))}
            </div>
          </Paper>
        </DesignerContext.Provider>
      </Small>
    </Window>
  );
};

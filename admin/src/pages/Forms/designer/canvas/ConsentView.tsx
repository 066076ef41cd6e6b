import type {
  ConsentBlock,
  FormConsent,
  ListsBlock,
  PartnersBlock,
} from '../../../../../../content-types';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import { pickText } from '../../../../utils/locales';
import { boxOf } from '../../model/boxes';
import { controllerIn, fillText, valuesFor } from '../../model/wording';
import { useController } from '../../useController';
import { useDesigner } from '../context';

type Said = Pick<FormConsent, 'wordingId' | 'listIds' | 'partner'>;

/** The published wording with its variables filled in, or why there is none. */
const WordingText = ({ said }: { said: Said }) => {
  const t = useT();
  const can = useCan();
  const controller = useController();
  const { wordings, choices, locale, isPicture } = useDesigner();
  const wording = wordings[said.wordingId];
  const drafted = isPicture
    ? choices.wordings.find(({ id }) => id === said.wordingId)?.draft[locale]
    : undefined;
  const text = wording?.versions[0]?.texts[locale] ?? drafted;
  if (text)
    return (
      <>
        {fillText(
          text,
          valuesFor(said, {
            lists: choices.lists,
            controller: controller || controllerIn(wording),
            locale,
          })
        )}
      </>
    );
  if (said.wordingId === 0) return <em lang="">{t('forms.preview.noWording')}</em>;
  if (!can('read-wordings')) return <em lang="">{t('forms.preview.hiddenWording')}</em>;
  if (!wording) return <em lang="">…</em>;
  return (
    <em lang="">
      {wording.versions.length === 0
        ? t('forms.preview.unpublishedWording', { name: wording.name })
        : t('forms.preview.untranslatedWording', { name: wording.name })}
    </em>
  );
};

/** One box with its text. */
export const ConsentView = ({ block }: { block: ConsentBlock }) => {
  const { choices } = useDesigner();
  const { mode } = boxOf(block, choices.lists);
  return (
    <div part="consent">
      <input part="checkbox" type="checkbox" checked={mode === 'pre-ticked'} readOnly />
      <label part="consent-label">
        <WordingText said={block} />
      </label>
    </div>
  );
};

/** A box for each list or partner of a group. */
export const GroupView = ({ block }: { block: ListsBlock | PartnersBlock }) => {
  const t = useT();
  const { choices, locale } = useDesigner();
  const entries =
    block.type === 'lists'
      ? block.listIds.map((id) => {
          const list = choices.lists.find((item) => item.id === id);
          const mode = boxOf({ basis: null, listIds: [id] }, choices.lists).mode;
          return {
            id,
            title: pickText(list?.title, locale) || list?.name || `#${id}`,
            purpose: '',
            isTicked: mode === 'pre-ticked',
            said: { wordingId: block.wordingId, listIds: [id] },
          };
        })
      : block.partnerIds.map((id) => {
          const partner = choices.partners.find((item) => item.id === id);
          return {
            id,
            title: partner?.name ?? `#${id}`,
            purpose: partner?.purpose[locale] ?? '',
            isTicked: false,
            said: { wordingId: block.wordingId, listIds: [], partner: partner?.name ?? '' },
          };
        });
  return (
    <fieldset part="group">
      <legend part="label">{block.label[locale]}</legend>
      {entries.length === 0 ? (
        <em lang="">
          {t(block.type === 'lists' ? 'forms.canvas.noLists' : 'forms.canvas.noPartners')}
        </em>
      ) : null}
      {entries.map(({ id, title, purpose, isTicked, said }) => (
        <div key={id} part="consent">
          <input part="checkbox" type="checkbox" checked={isTicked} readOnly />
          <label part="consent-label">
            <strong>{title}</strong>
            {purpose ? <small>{purpose}</small> : null}
            <small>
              <WordingText said={said} />
            </small>
          </label>
        </div>
      ))}
    </fieldset>
  );
};

import { Flex, Typography } from '@strapi/design-system';
import {
  FIELD_CONTROLS,
  HIDDEN_SOURCES,
  type EmailBlock,
  type FieldBlock,
  type FormBlock,
  type HiddenBlock,
  type NameBlock,
} from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { pickText } from '../../../../utils/locales';
import { defaultText } from '../../model/defaults';
import { useDesigner } from '../context';
import { ConsentFields } from './consent/ConsentFields';
import { CheckControl, LocalizedControl, SelectControl, TextControl } from './controls';
import { GroupFields } from './GroupFields';
import { ImageFields } from './ImageFields';
import { KeyField } from './KeyField';

const QuestionFields = ({ block }: { block: EmailBlock | NameBlock | FieldBlock }) => {
  const t = useT();
  const { choices, definition, editBlock, locale } = useDesigner();
  const place = (property: string) => `blocks.${block.id}.${property}`;
  const field =
    block.type === 'field' ? choices.fields.find(({ key }) => key === block.key) : undefined;
  const hasOptions = field?.type === 'choice';
  return (
    <>
      <LocalizedControl
        label={t('forms.field.label')}
        place={place('label')}
        required={block.type !== 'field'}
        placeholder={pickText(field?.label, locale)}
        value={block.label}
        onChange={(label) => editBlock({ ...block, label }, 'label')}
      />
      <LocalizedControl
        label={t('forms.field.help')}
        place={place('help')}
        maxLength={500}
        placeholder={pickText(field?.help, locale)}
        value={block.help}
        onChange={(help) => editBlock({ ...block, help }, 'help')}
      />
      <LocalizedControl
        label={t('forms.field.placeholder')}
        hint={t('forms.field.placeholder.hint')}
        place={place('placeholder')}
        value={block.placeholder}
        onChange={(placeholder) => editBlock({ ...block, placeholder }, 'placeholder')}
      />
      {block.type === 'email' ? (
        <Typography textColor="neutral600">{t('forms.field.email.required')}</Typography>
      ) : (
        <CheckControl
          label={t('forms.field.required')}
          place={place('required')}
          value={block.required}
          onChange={(required) => editBlock({ ...block, required })}
        />
      )}
      {block.type === 'field' && hasOptions ? (
        <SelectControl
          label={t('forms.field.control')}
          place={place('control')}
          value={block.control ?? 'auto'}
          options={FIELD_CONTROLS.map((control) => ({
            value: control,
            label: t(`forms.field.control.${control}`),
          }))}
          onChange={(control) => editBlock({ ...block, control })}
        />
      ) : null}
      {block.type === 'field' && definition.kind === 'questionnaire' ? (
        <CheckControl
          label={t('forms.field.progressive')}
          place={place('progressive')}
          value={block.progressive ?? false}
          onChange={(progressive) => editBlock({ ...block, progressive })}
        />
      ) : null}
    </>
  );
};

/** As the server takes it. */
const HIDDEN_KEY = /^[a-z][a-z0-9_]{0,39}$/;

const HiddenFields = ({ block }: { block: HiddenBlock }) => {
  const t = useT();
  const { editBlock } = useDesigner();
  return (
    <>
      <KeyField
        id={block.id}
        value={block.key}
        pattern={HIDDEN_KEY}
        hint={t('forms.hidden.key.hint')}
        invalid={t('forms.hidden.key.invalid')}
        onChange={(key) => editBlock({ ...block, key })}
      />
      <SelectControl
        label={t('forms.hidden.source')}
        place={`blocks.${block.id}.source`}
        value={block.source}
        options={HIDDEN_SOURCES.map((source) => ({
          value: source,
          label: t(`forms.hidden.source.${source}`),
        }))}
        onChange={(source) => editBlock({ ...block, source })}
      />
      {block.source === 'referrer' ? null : (
        <TextControl
          label={t(`forms.hidden.value.${block.source}`)}
          place={`blocks.${block.id}.value`}
          value={block.value}
          onChange={(value) => editBlock({ ...block, value }, 'value')}
        />
      )}
    </>
  );
};

const HEADING_LEVELS = [
  { value: '2', level: 2 },
  { value: '3', level: 3 },
] as const;

/** The controls that a block of this kind has. */
export const BlockProperties = ({ block }: { block: FormBlock }) => {
  const t = useT();
  const { choices, disabled, editBlock, locale } = useDesigner();
  const place = (property: string) => `blocks.${block.id}.${property}`;
  switch (block.type) {
    case 'email':
    case 'name':
    case 'field':
      return <QuestionFields block={block} />;
    case 'consent':
      return (
        <ConsentFields consent={block} choices={choices} disabled={disabled} onChange={editBlock} />
      );
    case 'lists':
    case 'partners':
      return <GroupFields block={block} />;
    case 'hidden':
      return <HiddenFields block={block} />;
    case 'heading':
      return (
        <>
          <LocalizedControl
            label={t('forms.block.text')}
            place={place('text')}
            value={block.text}
            onChange={(text) => editBlock({ ...block, text }, 'text')}
          />
          <SelectControl
            label={t('forms.heading.level')}
            place={place('level')}
            value={block.level === 2 ? '2' : '3'}
            options={HEADING_LEVELS.map(({ value }) => ({
              value,
              label: t(`forms.heading.level.${value}`),
            }))}
            onChange={(chosen) =>
              editBlock({
                ...block,
                level: HEADING_LEVELS.find(({ value }) => value === chosen)?.level ?? 2,
              })
            }
          />
        </>
      );
    case 'text':
      return (
        <LocalizedControl
          label={t('forms.block.text')}
          hint={t('forms.text.hint')}
          place={place('text')}
          multiline
          maxLength={5000}
          value={block.text}
          onChange={(text) => editBlock({ ...block, text }, 'text')}
        />
      );
    case 'image':
      return <ImageFields block={block} />;
    case 'divider':
      return <Typography textColor="neutral600">{t('forms.divider.hint')}</Typography>;
    default:
      return (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <LocalizedControl
            label={t('forms.field.label')}
            place={place('label')}
            placeholder={
              block.type === 'vote' ? undefined : defaultText(`forms.default.${block.type}`, locale)
            }
            value={block.label}
            onChange={(label) => editBlock({ ...block, label }, 'label')}
          />
        </Flex>
      );
  }
};

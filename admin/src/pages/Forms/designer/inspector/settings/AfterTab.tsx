import { Flex } from '@strapi/design-system';
import { Notice } from '../../../../../components/Notice';
import { useT } from '../../../../../hooks/useT';
import { isHttpUrl } from '../../../../../utils/form-problems';
import type { FormAfter } from '../../../../../../../content-types';
import { useEffect, useState } from 'react';
import { useDesigner } from '../../context';
import { SelectControl, TextControl } from '../controls';

const KINDS = ['message', 'redirect', 'questionnaire'] as const;
const MOMENTS = ['submission', 'confirmation'] as const;

/** An address counts once it is one: the server takes no half of it. */
const RedirectField = ({ value, onChange }: { value: string; onChange: (url: string) => void }) => {
  const t = useT();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isValid = text.trim() === '' || isHttpUrl(text.trim());
  return (
    <TextControl
      label={t('forms.redirect')}
      hint={t('forms.redirect.hint')}
      place="after.redirectUrl"
      required
      maxLength={2000}
      placeholder="https://example.org/thanks"
      error={isValid ? undefined : t('common.invalid.url')}
      value={text}
      onChange={(url) => {
        setText(url);
        if (url.trim() === '' || isHttpUrl(url.trim())) onChange(url.trim());
      }}
    />
  );
};

/** What visitors meet after sending. */
export const AfterTab = () => {
  const t = useT();
  const { definition, choices, editDefinition } = useDesigner();
  const { after } = definition;
  const edit = (change: Partial<FormAfter>, key?: string) =>
    editDefinition((current) => ({ ...current, after: { ...current.after, ...change } }), key);
  const kinds = definition.kind === 'questionnaire' ? (['message', 'redirect'] as const) : KINDS;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <SelectControl
        label={t('forms.after')}
        place="after.kind"
        value={after.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`forms.after.${kind}`) }))}
        onChange={(kind) => edit({ kind })}
      />
      {after.kind === 'message' ? (
        <Notice tone="info">{t('forms.after.message.hint')}</Notice>
      ) : null}
      {after.kind === 'redirect' ? (
        <RedirectField
          value={after.redirectUrl}
          onChange={(redirectUrl) => edit({ redirectUrl }, 'after.redirectUrl')}
        />
      ) : null}
      {after.kind === 'questionnaire' ? (
        <>
          <SelectControl
            label={t('forms.after.form')}
            hint={t('forms.after.form.hint')}
            place="after.questionnaireId"
            required
            value={after.questionnaireId === null ? '' : String(after.questionnaireId)}
            placeholder={t('forms.after.form.placeholder')}
            options={choices.questionnaires.map(({ id, name }) => ({
              value: String(id),
              label: name,
            }))}
            onChange={(id) => edit({ questionnaireId: Number(id) })}
          />
          <SelectControl
            label={t('forms.after.when')}
            place="after.questionnaireWhen"
            value={after.questionnaireWhen}
            options={MOMENTS.map((value) => ({ value, label: t(`forms.after.when.${value}`) }))}
            onChange={(questionnaireWhen) => edit({ questionnaireWhen })}
          />
        </>
      ) : null}
    </Flex>
  );
};

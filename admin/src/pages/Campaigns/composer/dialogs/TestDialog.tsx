import {
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { CheckCircle, CrossCircle, PaperPlane } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { abKeysOf, type AbKey } from '../../../../../../content-types';
import type { TestSendResponse } from '../../../../../../server/src/campaigns/contract';
import { useTestCampaignMutation } from '../../../../api/campaigns';
import { BusyButton } from '../../../../components/BusyButton';
import { ModalDialog } from '../../../../components/ModalDialog';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useT } from '../../../../hooks/useT';
import { languageTitle } from '../../../../utils/locales';
import { letterOf } from '../../ab/names';
import { ALL_VARIANTS, VariantSelect } from '../../ab/VariantSelect';
import { addressProblem, MAX_TEST_ADDRESSES, splitAddresses } from '../../model/addresses';
import { readFindings } from '../../model/refusals';
import { localesOf } from '../../model/translations';
import { FindingList } from '../../panels/FindingList';
import { useComposer } from '../context';
import { SubscriberPicker } from '../preview/SubscriberPicker';
import { TestGroups } from './TestGroups';

type Result = TestSendResponse['data']['results'][number] & {
  /** Of an A/B test; null without one. */
  variant: AbKey | null;
};

const Results = ({ results }: { results: readonly Result[] }) => {
  const t = useT();
  const inVariant = (variant: AbKey | null, result: string) =>
    variant ? t('abTest.test.variant', { letter: letterOf(variant), result }) : result;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-live="polite">
      {results.map(({ to, accepted, response, variant }) => (
        <Flex key={`${variant}-${to}`} tag="li" gap={2} alignItems="flex-start">
          {accepted ? (
            <CheckCircle aria-hidden fill="success600" />
          ) : (
            <CrossCircle aria-hidden fill="danger600" />
          )}
          <Typography>
            {inVariant(
              variant,
              accepted
                ? t('campaigns.test.accepted', { to })
                : t('campaigns.test.refused', { to, response })
            )}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};

interface TestDialogProps {
  id: number;
  onClose: () => void;
  /** Saves the draft first, so that the test is what is on the page. */
  flush: () => Promise<boolean>;
}

/** Sends the message as it is now to people who look at it before its readers do. */
export const TestDialog = ({ id, onClose, flush }: TestDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { locale: panelLocale } = useIntl();
  const { draft, locale: onView } = useComposer();
  const ownAddress = useAuth('TestDialog', (state) => state.user?.email) ?? '';
  const [value, setValue] = useState(ownAddress);
  const [locale, setLocale] = useState(onView);
  const [person, setPerson] = useState<{ id: number; email: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [results, setResults] = useState<Result[]>([]);
  const [send, { isLoading, error }] = useTestCampaignMutation();
  const findings = readFindings(error);
  const to = splitAddresses(value);
  const locales = localesOf(draft);
  const keys = abKeysOf(draft.abTest);
  const [variant, setVariant] = useState<AbKey | typeof ALL_VARIANTS>('a');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setResults([]);
    const wrong = addressProblem(to);
    setProblem(
      wrong === null
        ? null
        : wrong.code === 'none'
          ? t('common.required')
          : wrong.code === 'many'
            ? t('campaigns.test.many', { max: MAX_TEST_ADDRESSES })
            : t('campaigns.test.invalid', { address: wrong.address })
    );
    if (wrong) return;
    if (!(await flush())) return setProblem(t('campaigns.test.unsaved'));
    try {
      const common = { to, locale, ...(person && { subscriberId: person.id }) };
      if (!draft.abTest) {
        const { results: sent } = await send({ id, data: common }).unwrap();
        setResults(sent.map((result) => ({ ...result, variant: null })));
        return;
      }
      const wanted = keys.filter((key) => variant === ALL_VARIANTS || key === variant);
      for (const key of wanted) {
        const { results: sent } = await send({ id, data: { ...common, variant: key } }).unwrap();
        setResults((before) => [...before, ...sent.map((one) => ({ ...one, variant: key }))]);
      }
    } catch (refused) {
      if (readFindings(refused).length === 0) setProblem(errors.message(refused));
    }
  };

  return (
    <ModalDialog
      title={t('campaigns.test.title')}
      onClose={onClose}
      onSubmit={submit}
      dismiss="close"
      action={
        <BusyButton type="submit" startIcon={<PaperPlane />} isBusy={isLoading}>
          {t('campaigns.test.send')}
        </BusyButton>
      }
    >
      <Field.Root
        required
        error={problem ?? undefined}
        hint={t('campaigns.test.hint', { max: MAX_TEST_ADDRESSES })}
      >
        <Field.Label>{t('campaigns.test.to')}</Field.Label>
        <Textarea
          value={value}
          rows={2}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <TestGroups addresses={to} onChoose={(emails) => setValue(emails.join(', '))} />
      {locales.length > 1 ? (
        <Field.Root>
          <Field.Label>{t('composer.test.locale')}</Field.Label>
          <SingleSelect value={locale} onChange={(next) => setLocale(String(next))}>
            {locales.map((item) => (
              <SingleSelectOption key={item} value={item}>
                {languageTitle(item, panelLocale)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : null}
      {draft.abTest ? (
        <VariantSelect options={[...keys, ALL_VARIANTS]} value={variant} onChange={setVariant} />
      ) : null}
      <SubscriberPicker value={person} onChange={setPerson} />
      {findings.length > 0 ? (
        <Flex direction="column" alignItems="stretch" gap={3} role="alert">
          <Typography fontWeight="bold">{t('campaigns.test.blocked')}</Typography>
          <FindingList findings={findings} onLeave={onClose} />
        </Flex>
      ) : null}
      <Results results={results} />
    </ModalDialog>
  );
};

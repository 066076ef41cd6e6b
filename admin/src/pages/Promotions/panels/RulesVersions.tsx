import { Button, Flex, Typography } from '@strapi/design-system';
import { Check, Eye } from '@strapi/icons';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { PromotionRules } from '../../../../../content-types';
import type { PromotionRow } from '../../../../../server/src/promotions/contract';
import { useGetPromotionVersionsQuery, usePublishPromotionMutation } from '../../../api/promotions';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { Hash } from '../../../components/Hash';
import { ModalDialog } from '../../../components/ModalDialog';
import { Panel } from '../../../components/Panel';
import { QueryGate } from '../../../components/QueryGate';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { actorName } from '../../../utils/actor';
import { toFormErrors } from '../../../utils/form-problems';
import { languageTitle } from '../../../utils/locales';
import { isRulesDraft, publishProblems, type PromotionValues } from '../model/values';

interface PublishProps {
  promotion: PromotionRow;
  latest?: PromotionRules;
}

/** Makes an immutable version of the saved rules; what is missing is said at its field. */
const Publish = ({ promotion, latest }: PublishProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const isUnsaved = useForm('Publish', (state) => state.modified);
  const values = useForm('Publish', (state) => state.values as PromotionValues);
  const setErrors = useForm('Publish', (state) => state.setErrors);
  const [isAsking, setAsking] = useState(false);
  const [publish] = usePublishPromotionMutation();
  const version = promotion.rulesVersion + 1;
  const isFrozen = promotion.locks.period;
  const isSame = latest !== undefined && !isRulesDraft(promotion.rules, latest.texts);
  const reason = isFrozen
    ? t('promotions.rules.frozen')
    : isUnsaved
      ? t('promotions.rules.unsaved')
      : isSame
        ? t('promotions.rules.same')
        : t(latest ? 'promotions.rules.changed' : 'promotions.rules.first');

  const ask = () => {
    const problems = publishProblems(values, t);
    if (Object.keys(problems).length === 0) {
      setAsking(true);
      return;
    }
    setErrors(toFormErrors<object>(problems));
    toggleNotification({ type: 'danger', message: t('promotions.rules.problems') });
  };
  const confirm = async () => {
    try {
      await publish(promotion.id).unwrap();
      toggleNotification({
        type: 'success',
        message: t('promotions.rules.published', { version }),
      });
    } catch (error) {
      const fields = errors.fields(error);
      if (fields) setErrors(toFormErrors<object>(fields));
      errors.notify(error);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography textColor="neutral600" aria-live="polite">
        {reason}
      </Typography>
      <Button
        type="button"
        variant="success-light"
        startIcon={<Check />}
        disabled={isUnsaved || isSame || isFrozen}
        onClick={ask}
      >
        {t('promotions.rules.publish', { version })}
      </Button>
      <CountedConfirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('promotions.rules.publish', { version })}
        variant="success-light"
        onConfirm={confirm}
      >
        {t('promotions.rules.confirm')}{' '}
        {promotion.draw === null ? t(`promotions.rules.confirm.${promotion.kind}`) : null}
      </CountedConfirm>
    </Flex>
  );
};

/** A version word for word. */
const ReadVersion = ({ rules, onClose }: { rules: PromotionRules; onClose: () => void }) => {
  const t = useT();
  const { locale } = useIntl();
  return (
    <ModalDialog
      title={t('promotions.rules.version', { version: rules.version })}
      onClose={onClose}
      dismiss="close"
    >
      {Object.entries(rules.texts).map(([language, text]) => (
        <section key={language}>
          <Typography tag="h2" variant="delta">
            {languageTitle(language, locale)}
          </Typography>
          <Typography
            tag="p"
            lang={language}
            paddingTop={2}
            style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
          >
            {text}
          </Typography>
        </section>
      ))}
      <Flex direction="column" alignItems="stretch">
        <Typography variant="sigma" textColor="neutral600">
          SHA-256
        </Typography>
        <Hash value={rules.hash} />
      </Flex>
    </ModalDialog>
  );
};

const Versions = ({ versions }: { versions: PromotionRules[] }) => {
  const t = useT();
  const dates = useFormatDate();
  const [open, setOpen] = useState<PromotionRules | null>(null);
  return (
    <>
      <Flex tag="ol" reversed direction="column" alignItems="stretch" gap={4}>
        {versions.map((rules) => (
          <li key={rules.id}>
            <Flex justifyContent="space-between" gap={2} alignItems="flex-start">
              <div>
                <Typography tag="p" fontWeight="semiBold">
                  {t('promotions.rules.version', { version: rules.version })}
                </Typography>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {t('promotions.rules.by', {
                    time: dates.dateTime(rules.publishedAt),
                    who: actorName(rules.publishedBy, t),
                  })}
                </Typography>
                <Hash value={rules.hash} short />
              </div>
              <Button
                type="button"
                variant="tertiary"
                size="S"
                startIcon={<Eye />}
                aria-label={t('promotions.rules.read.of', { version: rules.version })}
                onClick={() => setOpen(rules)}
              >
                {t('promotions.rules.read')}
              </Button>
            </Flex>
          </li>
        ))}
      </Flex>
      {open ? <ReadVersion rules={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
};

/** The rules that people accepted, version by version, and the way to the next. */
export const RulesVersions = ({ promotion }: { promotion: PromotionRow }) => {
  const t = useT();
  const can = useCan();
  const query = useGetPromotionVersionsQuery(promotion.id);
  return (
    <Panel title={t('promotions.rules')}>
      <QueryGate query={query} lines={3}>
        {(versions) => (
          <>
            {can('update-promotions') ? (
              <Publish promotion={promotion} latest={versions[0]} />
            ) : null}
            {versions.length > 0 ? (
              <Versions versions={versions} />
            ) : can('update-promotions') ? null : (
              <Typography textColor="neutral600">{t('promotions.rules.none')}</Typography>
            )}
          </>
        )}
      </QueryGate>
    </Panel>
  );
};

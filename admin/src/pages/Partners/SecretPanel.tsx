import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise, Duplicate, Eye, EyeStriked } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { PartnerRow } from '../../../../server/src/partners/contract';
import { useGetPartnerSecretQuery, useReplacePartnerSecretMutation } from '../../api/partners';
import { CountedConfirm } from '../../components/CountedConfirm';
import { Hash } from '../../components/Hash';
import { Panel } from '../../components/Panel';
import { QueryGate } from '../../components/QueryGate';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';

const Secret = ({ id }: { id: number }) => {
  const t = useT();
  const dates = useFormatDate();
  const { toggleNotification } = useNotification();
  const query = useGetPartnerSecretQuery(id);
  return (
    <QueryGate query={query} lines={2}>
      {({ secret, formerUntil }) => (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Hash value={secret} />
          {formerUntil === null ? null : (
            <Typography variant="pi" textColor="neutral600">
              {t('partners.secret.former', { time: dates.dateTime(formerUntil) })}
            </Typography>
          )}
          <Button
            type="button"
            variant="tertiary"
            size="S"
            startIcon={<Duplicate />}
            onClick={() =>
              void navigator.clipboard
                .writeText(secret)
                .then(() =>
                  toggleNotification({ type: 'success', message: t('partners.secret.copied') })
                )
            }
          >
            {t('partners.secret.copy')}
          </Button>
        </Flex>
      )}
    </QueryGate>
  );
};

/** What calls and files are signed with; out of sight until somebody asks for it. */
export const SecretPanel = ({ partner }: { partner: PartnerRow }) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [isShown, setShown] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [replace] = useReplacePartnerSecretMutation();
  return (
    <Panel title={t('partners.secret')} hint={t('partners.secret.hint')}>
      {isShown ? <Secret id={partner.id} /> : null}
      <Flex gap={2} wrap="wrap">
        <Button
          type="button"
          variant="tertiary"
          size="S"
          startIcon={isShown ? <EyeStriked /> : <Eye />}
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'partners.secret.hide' : 'partners.secret.show')}
        </Button>
        <Button
          type="button"
          variant="tertiary"
          size="S"
          startIcon={<ArrowClockwise />}
          onClick={() => setAsking(true)}
        >
          {t('partners.secret.replace')}
        </Button>
      </Flex>
      <CountedConfirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('partners.secret.replace')}
        onConfirm={async () => {
          try {
            await replace(partner.id).unwrap();
            toggleNotification({ type: 'success', message: t('partners.secret.replaced') });
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('partners.secret.replace.confirm')}
      </CountedConfirm>
    </Panel>
  );
};

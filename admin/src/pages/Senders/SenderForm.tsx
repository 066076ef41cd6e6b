import { Flex, Grid, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { FormInput } from '../../components/FormInput';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';

const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

/** The identity as readers will meet it, at once in the inbox and at the foot of each mail. */
const Preview = () => {
  const t = useT();
  const value = (field: { value?: string }) => field.value || '…';
  const fromName = useField<string>('fromName');
  const fromEmail = useField<string>('fromEmail');
  const organisation = useField<string>('organisation');
  const postalAddress = useField<string>('postalAddress');
  return (
    <Panel title={t('senders.preview')} hint={t('senders.preview.hint')}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography fontWeight="bold">{value(fromName)}</Typography>
        <Typography textColor="neutral600">{`<${value(fromEmail)}>`}</Typography>
      </Flex>
      <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'pre-line' }}>
        {`${value(organisation)}\n${value(postalAddress)}`}
      </Typography>
    </Panel>
  );
};

/** The fields of a sender; stands inside an `EditForm`. */
export const SenderForm = () => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('senders.panel.from')}>
        <Grid.Root gap={4}>
          <Half>
            <FormInput
              type="string"
              name="name"
              label={t('senders.field.name')}
              hint={t('senders.field.name.hint')}
              required
            />
          </Half>
          <Half>
            <FormInput
              type="string"
              name="fromName"
              label={t('senders.field.fromName')}
              hint={t('senders.field.fromName.hint')}
              required
            />
          </Half>
          <Half>
            <FormInput
              type="email"
              name="fromEmail"
              label={t('senders.field.fromEmail')}
              hint={t('senders.field.fromEmail.hint')}
              required
            />
          </Half>
          <Half>
            <FormInput
              type="email"
              name="replyTo"
              label={t('senders.field.replyTo')}
              hint={t('senders.field.replyTo.hint')}
            />
          </Half>
        </Grid.Root>
      </Panel>
      <Panel title={t('senders.panel.identity')} hint={t('senders.panel.identity.hint')}>
        <FormInput
          type="string"
          name="organisation"
          label={t('senders.field.organisation')}
          hint={t('senders.field.organisation.hint')}
          required
        />
        <FormInput
          type="text"
          name="postalAddress"
          label={t('senders.field.postalAddress')}
          hint={t('senders.field.postalAddress.hint')}
          required
        />
      </Panel>
      <Preview />
    </Flex>
  );
};

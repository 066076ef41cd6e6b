import { Flex, Grid, Typography } from '@strapi/design-system';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { TokensField } from './TokensField';
import { readDomains, readLocalParts } from './values';

const KINDS = [
  { kind: 'roles', read: readLocalParts, placeholder: { add: 'redaction', remove: 'info' } },
  {
    kind: 'freeMail',
    read: readDomains,
    placeholder: { add: 'freemail.example', remove: 'gmail.com' },
  },
] as const;

/** What counts as a professional address, beyond the lists that come with the plugin. */
export const AddressesPanel = () => {
  const t = useT();
  return (
    <Panel title={t('consent.addresses.title')} hint={t('consent.addresses.hint')}>
      {KINDS.map(({ kind, read, placeholder }) => (
        <Flex key={kind} direction="column" alignItems="stretch" gap={3}>
          <div>
            <Typography tag="h3" variant="epsilon" fontWeight="bold">
              {t(`consent.addresses.${kind}`)}
            </Typography>
            <Typography tag="p" textColor="neutral600">
              {t(`consent.addresses.${kind}.hint`)}
            </Typography>
          </div>
          <Grid.Root gap={4}>
            {(['add', 'remove'] as const).map((change) => (
              <Grid.Item
                key={change}
                col={6}
                xs={12}
                direction="column"
                alignItems="stretch"
                justifyContent="flex-start"
              >
                <TokensField
                  name={`professionalAddresses.${kind}.${change}`}
                  label={t(`consent.addresses.${kind}.${change}`)}
                  hint={t(`consent.addresses.${kind}.${change}.hint`)}
                  placeholder={placeholder[change]}
                  read={read}
                />
              </Grid.Item>
            ))}
          </Grid.Root>
        </Flex>
      ))}
    </Panel>
  );
};

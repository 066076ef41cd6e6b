import { Box, Checkbox, Field, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import { Panel } from '../../../../components/Panel';
import { useT } from '../../../../hooks/useT';
import { useActions, useComposer } from '../context';
import { CountingPanel } from './CountingPanel';

const TAGS = ['source', 'medium', 'campaign'] as const;

/** `Spring sale 2026` as it stands in an address. */
const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

/** What links tell the site that they lead to, and whether they are counted. */
export const TrackingStep = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  const { linkTags } = draft;
  const example = linkTags
    ? `https://example.org/?${new URLSearchParams(
        TAGS.flatMap((tag) => (linkTags[tag] ? [[`utm_${tag}`, linkTags[tag]]] : []))
      ).toString()}`
    : '';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Panel title={t('composer.tracking.links')} hint={t('composer.tracking.links.hint')}>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Checkbox
            checked={linkTags !== null}
            disabled={disabled}
            onCheckedChange={(checked) =>
              edit((current) => ({
                ...current,
                linkTags:
                  checked === true
                    ? { source: 'newsletter', medium: 'email', campaign: slug(current.name) }
                    : null,
              }))
            }
          >
            {t('composer.tracking.tag')}
          </Checkbox>
          {linkTags ? (
            <>
              <Grid.Root gap={4}>
                {TAGS.map((tag) => (
                  <Grid.Item
                    key={tag}
                    col={4}
                    s={12}
                    xs={12}
                    direction="column"
                    alignItems="stretch"
                  >
                    <Field.Root hint={t(`composer.tracking.${tag}.hint`)}>
                      <Field.Label>{t(`composer.tracking.${tag}`)}</Field.Label>
                      <TextInput
                        maxLength={100}
                        disabled={disabled}
                        value={linkTags[tag]}
                        onChange={({ currentTarget: { value } }) =>
                          edit(
                            (current) => ({
                              ...current,
                              linkTags: { ...linkTags, [tag]: value },
                            }),
                            `tags.${tag}`
                          )
                        }
                      />
                      <Field.Hint />
                    </Field.Root>
                  </Grid.Item>
                ))}
              </Grid.Root>
              <Box>
                <Typography variant="pi" textColor="neutral600">
                  {t('composer.tracking.example', { url: example })}
                </Typography>
              </Box>
            </>
          ) : null}
        </Flex>
      </Panel>
      <CountingPanel disabled={disabled} />
    </Flex>
  );
};

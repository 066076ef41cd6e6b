import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { MessageDocument } from '../../../../content-types';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';
import { useBlockName } from '../Campaigns/composer/names';
import { blockLines } from './locks';

/** The blocks of a template in order, and which of them campaigns keep as they are. */
export const BlockLocks = ({ document }: { document: MessageDocument }) => {
  const t = useT();
  const nameOf = useBlockName();
  const field = useField<string[]>('locked');
  const disabled = useForm('BlockLocks', (state) => state.disabled);
  const locked = field.value ?? [];
  const lines = blockLines(document);
  const toggle = (id: string, on: boolean) =>
    field.onChange(
      'locked',
      // In reading order, so that a lock that is set and taken off again is no change.
      lines
        .map(({ block }) => block.id)
        .filter((other) => (other === id ? on : locked.includes(other)))
    );
  return (
    <Panel title={t('templates.blocks')} hint={t('templates.locked.hint')}>
      {lines.length === 0 ? (
        <Typography textColor="neutral600">{t('templates.blocks.none')}</Typography>
      ) : (
        <ol>
          {lines.map(({ block, around }) => {
            const name = nameOf(block);
            const isAroundLocked = around !== null && locked.includes(around);
            return (
              <Box
                key={block.id}
                tag="li"
                paddingTop={2}
                paddingBottom={2}
                paddingLeft={around === null ? 0 : 6}
              >
                <Flex justifyContent="space-between" alignItems="flex-start" gap={4}>
                  <Typography style={{ overflowWrap: 'anywhere' }}>{name}</Typography>
                  <Checkbox
                    aria-label={t(
                      isAroundLocked ? 'templates.locked.around' : 'templates.locked.of',
                      {
                        block: name,
                      }
                    )}
                    checked={isAroundLocked || locked.includes(block.id)}
                    disabled={disabled || isAroundLocked}
                    onCheckedChange={(checked) => toggle(block.id, checked === true)}
                  >
                    {t('templates.locked')}
                  </Checkbox>
                </Flex>
              </Box>
            );
          })}
        </ol>
      )}
    </Panel>
  );
};

import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Stack } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import { allBlocks, type MessageBlock } from '../../../../../../content-types';
import { useCreateTemplateMutation } from '../../../../api/templates';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import { unmarkedDocument } from '../../ab/model/marks';
import { overlaysOf } from '../../model/translations';
import { useComposer } from '../context';
import { useBlockName } from '../names';

/** Puts a block aside for every campaign, under a name. */
export const SaveBlock = ({ block }: { block: MessageBlock }) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const nameOf = useBlockName();
  const { draft } = useComposer();
  const { toggleNotification } = useNotification();
  const [create, { isLoading }] = useCreateTemplateMutation();
  const [name, setName] = useState<string | null>(null);
  if (!can('update-templates')) return null;
  if (name === null)
    return (
      <Flex>
        <Button
          type="button"
          variant="tertiary"
          size="S"
          startIcon={<Stack aria-hidden />}
          onClick={() => setName(nameOf(block))}
        >
          {t('composer.save')}
        </Button>
      </Flex>
    );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    const overlays = overlaysOf(
      draft,
      allBlocks([block]).map(({ id }) => id)
    );
    try {
      await create({
        kind: 'block',
        name: name.trim(),
        locale: draft.locale,
        subject: [],
        preheader: '',
        document: unmarkedDocument({ version: 1, blocks: [block] }),
        translations: Object.fromEntries(
          Object.entries(overlays).map(([locale, blocks]) => [
            locale,
            { subject: [], preheader: '', blocks },
          ])
        ),
      }).unwrap();
      setName(null);
      toggleNotification({ type: 'success', message: t('composer.save.done', { name }) });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Field.Root error={name.trim() ? undefined : t('common.required')}>
          <Field.Label>{t('composer.save.name')}</Field.Label>
          <TextInput
            size="S"
            autoFocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Field.Error />
        </Field.Root>
        <Flex gap={2}>
          <Button type="submit" size="S" loading={isLoading}>
            {t('common.action.save')}
          </Button>
          <Button type="button" variant="tertiary" size="S" onClick={() => setName(null)}>
            {t('common.action.cancel')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
};

import { Field, Flex, TextInput } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { Brand } from '../../../../content-types';
import { FormInput } from '../../components/FormInput';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';
import { ImageField } from '../Campaigns/blocks/ImageField';

const EMPTY: NonNullable<Brand['logo']> = { fileId: null, url: '', alt: '', width: 160, link: '' };

/** The picture at the top of every message. */
export const LogoFields = () => {
  const t = useT();
  const field = useField<Brand['logo']>('brand.logo');
  const link = useField<string>('brand.logo.link');
  const disabled = useForm('LogoFields', (state) => state.disabled);
  const logo = field.value ?? null;
  return (
    <Panel title={t('brand.logo')} hint={t('brand.logo.hint')}>
      <ImageField
        label={t('brand.logo.image')}
        value={{ fileId: logo?.fileId ?? null, url: logo?.url ?? '' }}
        disabled={disabled}
        onChange={(file) =>
          field.onChange('brand.logo', file.url === '' ? null : { ...(logo ?? EMPTY), ...file })
        }
      />
      {logo ? (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <FormInput
            type="string"
            name="brand.logo.alt"
            label={t('brand.logo.alt')}
            hint={t('brand.logo.alt.hint')}
            required
          />
          <FormInput
            type="integer"
            name="brand.logo.width"
            label={t('brand.logo.width')}
            hint={t('brand.logo.width.hint')}
          />
          <Field.Root name="brand.logo.link" error={link.error}>
            <Field.Label>{t('brand.logo.link')}</Field.Label>
            <TextInput
              value={link.value ?? ''}
              placeholder="https://example.org"
              disabled={disabled}
              onChange={(event) => link.onChange('brand.logo.link', event.currentTarget.value)}
            />
            <Field.Error />
          </Field.Root>
        </Flex>
      ) : null}
    </Panel>
  );
};

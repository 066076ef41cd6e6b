import { Flex } from '@strapi/design-system';
import { BRAND_FONTS } from '../../../../content-types';
import { FormInput } from '../../components/FormInput';
import { LocalizedTextInput } from '../../components/LocalizedTextInput';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';

/** Letters, corners and the words of every footer. */
export const TypeFields = () => {
  const t = useT();
  const fonts = BRAND_FONTS.map((value) => ({ value, label: t(`brand.font.${value}`) }));
  return (
    <Panel title={t('brand.type')} hint={t('brand.type.hint')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <FormInput
          type="enumeration"
          name="brand.headingFont"
          label={t('brand.headingFont')}
          options={fonts}
        />
        <FormInput
          type="enumeration"
          name="brand.textFont"
          label={t('brand.textFont')}
          options={fonts}
        />
        <FormInput
          type="integer"
          name="brand.radius"
          label={t('brand.radius')}
          hint={t('brand.radius.hint')}
        />
        <LocalizedTextInput
          name="brand.footerText"
          label={t('brand.footerText')}
          hint={t('brand.footerText.hint')}
          multiline
        />
      </Flex>
    </Panel>
  );
};

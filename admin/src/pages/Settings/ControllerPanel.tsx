import { Grid } from '@strapi/design-system';
import { FormInput } from '../../components/FormInput';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';

/** Each with the type of its input; the address and what identifies come first. */
const FIELDS = [
  { name: 'name', type: 'string', wide: false },
  { name: 'email', type: 'email', wide: false },
  { name: 'address', type: 'text', wide: true },
  { name: 'privacyPolicyUrl', type: 'string', wide: true },
  { name: 'dpo', type: 'string', wide: false },
  { name: 'dpoContact', type: 'string', wide: false },
] as const;

/** Who answers for the data (GDPR art. 4(7), 13), and where each of it is said. */
export const ControllerPanel = () => {
  const t = useT();
  const braces = { variable: '{controller}' };
  return (
    <Panel title={t('settings.panel.controller')} hint={t('settings.panel.controller.hint')}>
      <Grid.Root gap={4}>
        {FIELDS.map(({ name, type, wide }) => (
          <Grid.Item key={name} col={wide ? 12 : 6} xs={12} direction="column" alignItems="stretch">
            <FormInput
              type={type}
              name={`controller.${name}`}
              label={t(`settings.controller.${name}`)}
              hint={t(`settings.controller.${name}.hint`, braces)}
            />
          </Grid.Item>
        ))}
      </Grid.Root>
    </Panel>
  );
};

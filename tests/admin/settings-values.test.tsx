import type { Settings } from '../../server/src/core/contract';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings';
import { toRequest, toValues, validateSettings } from '../../admin/src/pages/Settings/values';
import type { Translate } from '../../admin/src/hooks/useT';

const t: Translate = Object.assign((key: string) => key, {
  maybe: (_key: string, fallback: string) => fallback,
});
const problems = (changes: Partial<Settings>) =>
  validateSettings(toValues({ ...DEFAULT_SETTINGS, ...changes }), t);

describe('the general settings', () => {
  it('are sound as they start', () => {
    expect(problems({})).toEqual({});
  });

  it('save their own part alone: rules and retention belong to other pages', () => {
    const request = toRequest(toValues(DEFAULT_SETTINGS));
    for (const key of ['jurisdiction', 'passiveOptIn', 'retention', 'professionalAddresses'])
      expect(request).not.toHaveProperty(key);
  });

  it('leave no blanks around, and turn emptied fields into empty text', () => {
    const controller = { ...DEFAULT_SETTINGS.controller, name: ' Ada & Co ' };
    // Strapi's inputs hand out null when they are emptied.
    Object.assign(controller, { dpo: null });
    expect(toRequest(toValues({ ...DEFAULT_SETTINGS, controller })).controller).toMatchObject({
      name: 'Ada & Co',
      dpo: '',
    });
  });

  it('name the field of the controller that is not well-formed', () => {
    const controller = {
      ...DEFAULT_SETTINGS.controller,
      email: 'nobody',
      privacyPolicyUrl: 'privacy.html',
    };
    expect(problems({ controller })).toEqual({
      'controller.email': 'common.invalid.email',
      'controller.privacyPolicyUrl': 'common.invalid.url',
    });
  });

  it('remind only of sign-ups that are still waiting', () => {
    expect(problems({ reminderDays: 3 })).toEqual({});
    expect(problems({ reminderDays: 30, pendingDays: 30 })).toEqual({
      reminderDays: 'settings.reminderDays.late',
    });
    expect(problems({ reminderDays: 61, pendingDays: 90 })).toEqual({
      reminderDays: 'settings.invalid.range',
    });
  });
});

import type { List, Wording } from '../../content-types';
import type { PromotionRow } from '../../server/src/promotions/contract';
import type { DemoAdmin } from './demo-admin';
import { partnerInput } from './partner-fixtures';
import { promotionInput } from './promotion-fixtures';

interface Data<T> {
  data: T;
}

/** Names in the panel of what the templates ask for, besides what the demo has. */
export const GROUND = {
  offers: 'Chandlery offers',
  trade: 'Boatyard letter',
  partner: 'Tea & Co',
  contest: 'Summer draw',
} as const;

/**
 * Preparation, through the admin API: what forms for customers, professionals, partners and contests
 * build upon, each made in another room of the panel. What the templates then ask of the editor is
 * done by keyboard.
 */
export const prepareGround = async (api: DemoAdmin): Promise<{ promotion: PromotionRow }> => {
  const [newsletter] = (await api.get<{ results: List[] }>('/lists')).results;
  const wording = async (name: string, text: string) => {
    const { data } = await api.post<Data<Wording>>('/wordings', { name, draft: { en: text } });
    await api.post(`/wordings/${data.id}/publish`);
  };
  const list = async (name: string, over: Partial<List>) => {
    await api.post('/lists', {
      name,
      slug: name.toLowerCase().replace(' ', '-'),
      title: { en: name },
      purpose: { en: `${name}, once a month.` },
      isPublic: true,
      regime: 'double-opt-in',
      acceptedBases: ['double-opt-in'],
      profession: '',
      senderId: newsletter.senderId,
      welcomeMail: true,
      ...over,
    });
  };
  // The law in force, that of the EU, permits both regimes; what they need is a list that has them.
  await list(GROUND.offers, { regime: 'soft-opt-in', acceptedBases: ['soft-opt-in'] });
  await list(GROUND.trade, {
    regime: 'b2b-opt-out',
    acceptedBases: ['b2b-opt-out'],
    profession: 'Boat builders',
  });
  await wording(
    GROUND.offers,
    'We write to you about things like those you bought. Tick here if you do not want that.'
  );
  await wording(
    GROUND.trade,
    'We write to boat builders about their trade. Tick here if you do not want that.'
  );
  await wording('Partners', 'Yes, {partner} may write to me about its offers.');
  await api.post('/partners', partnerInput());
  const { data: promotion } = await api.post<Data<PromotionRow>>('/promotions', promotionInput());
  await api.post(`/promotions/${promotion.id}/publish`);
  return { promotion };
};

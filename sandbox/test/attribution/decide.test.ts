import { describe, expect, it } from 'vitest';
import { candidateClickIds, decide, type KnownClick, type SaleFacts } from '../../attribution/decide.ts';

const adaClick: KnownClick = {
  id: '3f0c2b6e-1d8a-4b53-9c1e-0a6b7c8d9e01',
  mode: 'test',
  partnerId: 7,
  partnerName: 'Ada',
};
const bobClick: KnownClick = {
  id: '8d7c6b5a-4e3f-4a21-b0c9-d8e7f6a5b402',
  mode: 'test',
  partnerId: 8,
  partnerName: 'Bob',
};
const unknownId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

const sale = (facts: Partial<SaleFacts>) => decide({ mode: 'test', clicks: [adaClick, bobClick], ...facts });

describe('decide attributes', () => {
  it('by the client_reference_id of the session', () => {
    expect(sale({ clientReferenceId: adaClick.id })).toMatchObject({
      attributed: true,
      clickId: adaClick.id,
      partnerId: 7,
      code: 'by_client_reference_id',
      explanation: expect.stringContaining('“Ada”'),
    });
  });

  it('by an ID in upper case or with blanks around it', () => {
    expect(sale({ clientReferenceId: ` ${adaClick.id.toUpperCase()} ` })).toMatchObject({
      clickId: adaClick.id,
    });
  });

  it('by metadata, when client_reference_id is the merchant’s own', () => {
    expect(sale({ clientReferenceId: 'order_42', metadataClickId: adaClick.id })).toMatchObject({
      attributed: true,
      code: 'by_metadata',
      clickId: adaClick.id,
    });
  });

  it('by metadata, when the merchant’s own reference happens to be a UUID', () => {
    expect(sale({ clientReferenceId: unknownId, metadataClickId: adaClick.id })).toMatchObject({
      code: 'by_metadata',
    });
  });

  it('by client_reference_id before metadata', () => {
    expect(sale({ clientReferenceId: bobClick.id, metadataClickId: adaClick.id })).toMatchObject({
      partnerId: 8,
    });
  });

  it('by a click of the customer’s, after all that the sale says itself', () => {
    expect(sale({ customerClickId: adaClick.id })).toMatchObject({ code: 'by_customer', partnerId: 7 });
    expect(sale({ clientReferenceId: 'order_42', customerClickId: adaClick.id }).attributed).toBe(true);
    expect(sale({ metadataClickId: bobClick.id, customerClickId: adaClick.id })).toMatchObject({
      partnerId: 8,
    });
  });

  it('by a promo code where the click is unknown, and says why that did not count', () => {
    const promoPartner = { id: 7, name: 'Ada' };
    expect(sale({ apiClickId: unknownId, promoCode: 'ADA10', promoPartner })).toMatchObject({
      code: 'by_promo_code',
      clickId: null,
      explanation: expect.stringMatching(/“ADA10” is theirs\. Not by a click: .* never registered here\./),
    });
  });

  it('by the click ID that the Conversion API received', () => {
    expect(sale({ apiClickId: adaClick.id })).toMatchObject({
      attributed: true,
      code: 'by_click_id',
      partnerId: 7,
    });
  });

  it('by promo code, naming no click', () => {
    expect(sale({ promoCode: 'ADA10', promoPartner: { id: 7, name: 'Ada' } })).toMatchObject({
      attributed: true,
      clickId: null,
      partnerId: 7,
      code: 'by_promo_code',
    });
  });
});

describe('decide leaves unattributed', () => {
  it.each([{}, { clientReferenceId: null }, { clientReferenceId: '', metadataClickId: '  ' }])(
    'a sale without a reference: %o',
    (facts) => {
      expect(sale(facts)).toMatchObject({ attributed: false, code: 'no_reference' });
    },
  );

  it.each(['cart-991', 'undefined', 'null', `${adaClick.id}0`])(
    'the merchant’s own reference %s',
    (clientReferenceId) => {
      expect(sale({ clientReferenceId })).toMatchObject({
        attributed: false,
        code: 'reference_not_a_click_id',
        explanation: expect.stringContaining(clientReferenceId.slice(0, 8)),
      });
    },
  );

  it('a click that was never registered', () => {
    expect(sale({ clientReferenceId: unknownId })).toMatchObject({
      attributed: false,
      code: 'click_unknown',
    });
  });

  it('a click of the other mode', () => {
    expect(sale({ mode: 'live', clientReferenceId: adaClick.id })).toMatchObject({
      attributed: false,
      code: 'click_of_other_mode',
      explanation: expect.stringMatching(/test-mode click.*live mode/),
    });
  });

  it('an unknown promo code', () => {
    expect(sale({ promoCode: 'NOPE' })).toMatchObject({ attributed: false, code: 'promo_code_unknown' });
  });

  it('an unknown click ID beside an unknown promo code', () => {
    expect(sale({ apiClickId: unknownId, promoCode: 'NOPE' })).toMatchObject({ code: 'click_unknown' });
  });

  it('with the most telling of several reasons', () => {
    expect(sale({ clientReferenceId: 'order_42', metadataClickId: unknownId }).code).toBe('click_unknown');
    expect(sale({ mode: 'live', clientReferenceId: unknownId, metadataClickId: adaClick.id }).code).toBe(
      'click_of_other_mode',
    );
  });

  it('without passing control characters or endless values on', () => {
    const { explanation } = sale({ clientReferenceId: `\u001b[2J${'x'.repeat(200)}` });
    expect(explanation).not.toContain('\u001b');
    expect(explanation).not.toContain('x'.repeat(61));
  });
});

it('only UUIDs are worth a look-up, in lower case', () => {
  expect(
    candidateClickIds({ clientReferenceId: 'order_42', metadataClickId: adaClick.id.toUpperCase() }),
  ).toEqual([adaClick.id]);
});

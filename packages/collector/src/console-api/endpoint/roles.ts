import type { MemberRole } from '../types/member.ts';
import type { EndpointName } from './console-call.ts';
import type { OpenEndpoint } from './console-endpoint.ts';

const everyone: readonly MemberRole[] = ['owner', 'marketer', 'support', 'viewer'];
/** Who says what visitors see. */
const marketers: readonly MemberRole[] = ['owner', 'marketer'];
/** Who may look at persons. */
const carers: readonly MemberRole[] = ['owner', 'marketer', 'support'];
/** Who may change what is known of persons. */
const supporters: readonly MemberRole[] = ['owner', 'support'];
const owners: readonly MemberRole[] = ['owner'];

/** Who may do what; `anyone` needs no session. Everything has its line here, or it does not compile. */
export const roles: { readonly [E in EndpointName]: E extends OpenEndpoint ? 'anyone' : readonly MemberRole[] } = {
  'GET /session': 'anyone',
  'POST /session': 'anyone',
  'DELETE /session': 'anyone',
  'POST /setup/look': 'anyone',
  'POST /setup': 'anyone',
  'PUT /session/password': everyone,
  'GET /start': everyone,
  'GET /overview': everyone,
  'GET /events': carers,
  'GET /rejected': carers,
  'POST /rejected/:id/replay': marketers,
  'GET /customers': carers,
  'GET /customers/:id': carers,
  'GET /customers/:id/decisions': carers,
  'GET /customers/:id/export': supporters,
  'PUT /customers/:id/traits': supporters,
  'DELETE /customers/:id': supporters,
  'POST /merges/:id/undo': supporters,
  'GET /rules': everyone,
  'PUT /rules/:kind/:id': marketers,
  'DELETE /rules/:kind/:id': marketers,
  'GET /rules/history': everyone,
  'POST /rules/history/:version/restore': marketers,
  'POST /segments/preview': carers,
  'GET /segments/counts': everyone,
  'GET /segments/:id/sizes': everyone,
  'POST /campaigns/preview': carers,
  'POST /campaigns/backtest': marketers,
  'GET /offers/:id/usage': everyone,
  'GET /offers/:id/redemptions': carers,
  'GET /offers/:id/codes': marketers,
  'POST /offers/:id/codes': marketers,
  'POST /recommendations/try': carers,
  'GET /catalogue/health': everyone,
  'GET /products': everyone,
  'GET /experiments/:campaign': everyone,
  'GET /keys': owners,
  'POST /keys': owners,
  'PUT /keys/:id': owners,
  'POST /keys/:id/rotate': owners,
  'DELETE /keys/:id': owners,
  'GET /members': everyone,
  'POST /members': owners,
  'PUT /members/:id': owners,
  'DELETE /members/:id': owners,
  'GET /audit': owners,
  'GET /export/:what': owners,
  'GET /feeds': marketers,
  'PUT /feeds': marketers,
  'POST /feeds/fetch': marketers,
  'GET /retention': everyone,
  'PUT /retention': owners,
  'GET /consent-texts': everyone,
  'PUT /consent-texts': owners,
  'GET /vocabulary': everyone,
};

/** What a role may ask for. */
export function allowedTo(role: MemberRole): readonly EndpointName[] {
  const names = Object.keys(roles) as EndpointName[];
  return names.filter((name) => {
    const allowed = roles[name];
    return allowed === 'anyone' || allowed.includes(role);
  });
}

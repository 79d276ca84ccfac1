import type { JsonObject } from '@quen/protocol';
import type { CustomerDecisions, CustomerList, CustomerStory } from './customers.ts';
import type { EventList, RejectedList, ReplayRejected } from './events.ts';
import type { ExperimentResults } from './experiments.ts';
import type { CatalogueFeed, CatalogueFeeds } from './feeds.ts';
import type { AuditEntry, ConsoleSession, Member, MemberRole, SetUpLink } from './member.ts';
import type { CodeList, OfferUsageReport, RedemptionList } from './offers.ts';
import type { Overview } from './overview.ts';
import type { CatalogueHealth, TriedRecommendations, TryRecommendations } from './recommendations.ts';
import type {
  Backtest,
  BacktestRequest,
  CampaignPreview,
  CampaignPreviewRequest,
  RuleKind,
  RuleKinds,
  RulesAnswer,
  RulesVersion,
  SegmentCounts,
  SegmentPreview,
  SegmentPreviewRequest,
  SegmentSizes,
} from './rules.ts';
import type { ConsentText, CreatedKey, KeySummary, RetentionSettings } from './settings.ts';
import type { StartChecklist } from './start.ts';

/**
 * Everything the console may ask, under `/console/api`: method and path, then what goes in and what comes out. The collector's routes and
 * the console's client are both typed by this map, so that they cannot drift. Every request but `GET` carries `X-Quen-Csrf`.
 */
export interface ConsoleEndpoints {
  'GET /session': { answer: ConsoleSession };
  'POST /session': { body: { readonly email: string; readonly password: string }; answer: ConsoleSession };
  'DELETE /session': { answer: ConsoleSession };
  /** Other sessions of the member end; this one goes on with a new cookie and token. */
  'PUT /session/password': { body: { readonly current: string; readonly password: string }; answer: ConsoleSession };
  'POST /setup/look': { body: { readonly token: string }; answer: SetUpLink };
  'POST /setup': {
    body: { readonly token: string; readonly name: string; readonly email: string; readonly password: string };
    answer: ConsoleSession;
  };
  'GET /start': { answer: StartChecklist };
  'GET /overview': { query: { readonly from: string; readonly to: string }; answer: Overview };
  'GET /events': {
    query: { readonly before?: string; readonly name?: string; readonly profile?: string; readonly limit?: string };
    answer: EventList;
  };
  'GET /rejected': { query: { readonly before?: string; readonly limit?: string }; answer: RejectedList };
  'POST /rejected/:id/replay': { body: ReplayRejected; answer: { readonly status: string } };
  'GET /customers': {
    query: {
      readonly q?: string;
      readonly segment?: string;
      readonly stage?: string;
      readonly cursor?: string;
      readonly limit?: string;
    };
    answer: CustomerList;
  };
  'GET /customers/:id': { answer: CustomerStory };
  'GET /customers/:id/decisions': { query: { readonly at?: string; readonly path?: string }; answer: CustomerDecisions };
  /** Everything kept of a person, for the person: to be saved as a file. */
  'GET /customers/:id/export': { answer: JsonObject };
  'PUT /customers/:id/traits': { body: { readonly traits: Readonly<Record<string, string | null>> }; answer: CustomerStory };
  'DELETE /customers/:id': { answer: { readonly erased: true } };
  /** With the profile that is the customer's from now on: the one both were in may be the browser's, or gone. */
  'POST /merges/:id/undo': { answer: { readonly undone: true; readonly profileId: string } };
  'GET /rules': { answer: RulesAnswer };
  'PUT /rules/:kind/:id': { ifMatch: number; body: RuleKinds[RuleKind]; answer: RulesAnswer };
  'DELETE /rules/:kind/:id': { ifMatch: number; answer: RulesAnswer };
  'GET /rules/history': {
    query: { readonly kind?: string; readonly id?: string };
    answer: { readonly versions: readonly RulesVersion[] };
  };
  'POST /rules/history/:version/restore': {
    body: { readonly kind?: RuleKind; readonly id?: string };
    answer: RulesAnswer;
  };
  'POST /segments/preview': { body: SegmentPreviewRequest; answer: SegmentPreview };
  'GET /segments/counts': { answer: SegmentCounts };
  'GET /segments/:id/sizes': { answer: SegmentSizes };
  'POST /campaigns/preview': { body: CampaignPreviewRequest; answer: CampaignPreview };
  'POST /campaigns/backtest': { body: BacktestRequest; answer: Backtest };
  'GET /offers/:id/usage': { answer: OfferUsageReport };
  'GET /offers/:id/redemptions': { query: { readonly cursor?: string }; answer: RedemptionList };
  'GET /offers/:id/codes': {
    query: {
      readonly state: 'unused' | 'used';
      /** What codes begin with. */
      readonly q?: string;
      readonly cursor?: string;
      readonly limit?: string;
    };
    answer: CodeList;
  };
  'POST /offers/:id/codes': {
    body: { readonly count: number };
    answer: { readonly issued: number; readonly codes: readonly string[] };
  };
  'POST /recommendations/try': { body: TryRecommendations; answer: TriedRecommendations };
  'GET /catalogue/health': { answer: CatalogueHealth };
  'GET /products': {
    query: { readonly q?: string; readonly ids?: string };
    answer: {
      readonly products: readonly {
        readonly id: string;
        readonly title: string;
        readonly imageUrl: string | null;
        readonly priceMinor: number | null;
        readonly currency: string;
      }[];
    };
  };
  'GET /experiments/:campaign': { answer: ExperimentResults };
  'GET /keys': { answer: { readonly keys: readonly KeySummary[] } };
  'POST /keys': {
    body: { readonly kind: 'publishable' | 'secret'; readonly name: string; readonly origins: readonly string[] };
    answer: CreatedKey;
  };
  'PUT /keys/:id': { body: { readonly name: string; readonly origins: readonly string[] }; answer: { readonly key: KeySummary } };
  /** A new pair in place of an old one, which goes on working for a while. */
  'POST /keys/:id/rotate': { body: { readonly overlapHours: number }; answer: CreatedKey };
  'DELETE /keys/:id': { answer: { readonly revoked: true } };
  'GET /members': { answer: { readonly members: readonly Member[] } };
  'POST /members': {
    body: { readonly name: string; readonly email: string; readonly role: MemberRole };
    answer: { readonly member: Member; readonly inviteUrl: string };
  };
  'PUT /members/:id': { body: { readonly role: MemberRole }; answer: { readonly member: Member } };
  'DELETE /members/:id': { answer: { readonly removed: true } };
  'GET /audit': {
    query: { readonly before?: string };
    answer: { readonly entries: readonly AuditEntry[]; readonly nextBefore: number | null };
  };
  /** Packed JSON lines, for a link to be followed rather than a call: events, profiles, products or rules. */
  'GET /export/:what': { answer: Response };
  'GET /feeds': { answer: CatalogueFeeds };
  'PUT /feeds': { body: { readonly feeds: readonly CatalogueFeed[] }; answer: CatalogueFeeds };
  /** Begins to fetch, one feed or all of them. */
  'POST /feeds/fetch': { body: { readonly url?: string }; answer: CatalogueFeeds };
  'GET /retention': { answer: RetentionSettings };
  'PUT /retention': { body: RetentionSettings; answer: RetentionSettings };
  'GET /consent-texts': { answer: { readonly texts: readonly ConsentText[] } };
  'PUT /consent-texts': { body: ConsentText; answer: { readonly texts: readonly ConsentText[] } };
  /** What attributes, operators and strategies there are, for forms: generated from the registries. */
  'GET /vocabulary': { answer: Vocabulary };
}

/** The registries, as far as forms need them. */
export interface Vocabulary {
  readonly attributes: readonly {
    readonly name: string;
    readonly type: string;
    readonly unit: string | null;
    readonly label: { readonly [language: string]: string };
    readonly group: string;
    readonly example: unknown;
    /** Values that occur, for enumerations and for what the shop has seen (categories, brands). */
    readonly values: readonly string[] | null;
  }[];
  readonly operators: readonly {
    readonly name: string;
    readonly label: { readonly [language: string]: string };
    readonly operand: string;
    /** The types of attributes it makes sense for; null is all. */
    readonly takes: readonly string[] | null;
  }[];
  readonly strategies: readonly {
    readonly name: string;
    readonly label: { readonly [language: string]: string };
    readonly description: { readonly [language: string]: string };
  }[];
  readonly eventNames: readonly string[];
}

import type { Context } from 'hono';
import type { CollectorCore } from '../../server/core.ts';
import type { StoredMember } from '../../storage/console-store.ts';
import type { SignInThrottle } from '../auth/sign-in-throttle.ts';
import type { SegmentSizeReader } from '../segments/segment-sizes.ts';
import type { ConsoleEndpoints } from '../types/endpoints.ts';
import type { AuditEntry } from '../types/member.ts';

/** `GET /customers/:id` and its like. */
export type EndpointName = keyof ConsoleEndpoints;

type Part<E extends EndpointName, P extends string> = ConsoleEndpoints[E] extends { readonly [K in P]: infer V } ? V : undefined;
type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export type ParamsOf<E extends EndpointName> = { readonly [Name in NamesIn<E>]: string };
/** Undefined when the endpoint takes none. */
export type QueryOf<E extends EndpointName> = Part<E, 'query'>;
/** Undefined when the endpoint takes none. */
export type BodyOf<E extends EndpointName> = Part<E, 'body'>;
/** The version a change is based on; undefined where none is asked for. */
export type IfMatchOf<E extends EndpointName> = Part<E, 'ifMatch'>;
export type AnswerOf<E extends EndpointName> = ConsoleEndpoints[E]['answer'];

/** What the console's endpoints have in common while the collector runs. */
export interface ConsoleRoom {
  readonly core: CollectorCore;
  readonly throttle: { readonly address: SignInThrottle; readonly account: SignInThrottle };
  readonly segmentSizes: SegmentSizeReader;
}

/** A request that has been let in and read. */
export interface ConsoleCall<E extends EndpointName> extends ConsoleRoom {
  readonly c: Context;
  /** Who asks. */
  readonly member: StoredMember;
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly ifMatch: IfMatchOf<E>;
  /** Writes down what the member changed. */
  audit(action: string, subject: string, changes?: AuditEntry['changes']): Promise<void>;
}

/** A request by whoever comes: nobody is signed in, or nobody has looked. */
export type OpenCall<E extends EndpointName> = Omit<ConsoleCall<E>, 'member'> & { readonly member: StoredMember | null };

import type { ConsoleEndpoints, ConsoleSession, Member } from '@quen/collector/console-api';
import { createContext, type ReactElement, type ReactNode, useContext } from 'react';

const MemberContext = createContext<Pick<ConsoleSession, 'member' | 'may'>>({ member: null, may: [] });

/** Tells all below who is signed in and what they may ask for. */
export function MemberProvider({
  session,
  children,
}: {
  readonly session: Pick<ConsoleSession, 'member' | 'may'>;
  readonly children: ReactNode;
}): ReactElement {
  return <MemberContext value={session}>{children}</MemberContext>;
}

/** Who is signed in; null on the way in. */
export function useMember(): Member | null {
  return useContext(MemberContext).member;
}

/** Whether the member's role may ask for something. What may not be is not offered; the server refuses it in any case. */
export function useMay(endpoint: keyof ConsoleEndpoints): boolean {
  return useContext(MemberContext).may.includes(endpoint);
}

/** The same for many at once. */
export function useMayAny(): (endpoint: keyof ConsoleEndpoints) => boolean {
  const { may } = useContext(MemberContext);
  return (endpoint) => may.includes(endpoint);
}

import type { CollectorCore } from '../../server/core.ts';
import { hashPassword } from './password.ts';

/** With what the demo's console opens. */
export interface DemoMember {
  readonly email: string;
  readonly password: string;
}

const demo: DemoMember = { email: 'demo@quen.example', password: 'khach-quen' };

/** Creates the demo's owner when nobody can come in yet. Everybody knows the password: it is for a demo, not for a shop. */
export async function ensureDemoMember(core: CollectorCore): Promise<DemoMember> {
  const store = core.storage.console;
  if ((await store.members()).length === 0) {
    await store.saveMember({
      id: 'demo',
      name: 'Mai (demo)',
      email: demo.email,
      role: 'owner',
      passwordHash: await hashPassword(demo.password),
      createdAtMs: core.now(),
      lastSeenAtMs: null,
    });
  }
  return demo;
}

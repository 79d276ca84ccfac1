import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from making new objects old ones from the first (allocation-site pretenuring), for the whole process. Under load it sees that events, while they wait
 * for the disk, outlive a collection of young memory, and takes them for lasting ones. Each dead event then keeps all it names until the whole memory is
 * collected, which was due every few seconds and held up the requests of a tenth of a second.
 */
export function stayYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}

import { formatPhone } from '../format';
import { Copy } from './Copy';

/** A telephone number: written nationally, copied in full. */
export function Phone({ number }: { number: string }) {
  return <Copy value={number}>{formatPhone(number)}</Copy>;
}

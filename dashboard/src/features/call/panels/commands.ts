import { t } from '../../../shared/i18n';

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** What a command did, in words; null for what only the machinery needs (timers, listening). */
export function commandSentence(command: Record<string, unknown>): string | null {
  switch (command.type) {
    case 'say':
      return t('did.say', { text: text(command.text) });
    case 'stop_saying':
      return t('did.stop');
    case 'compose':
      return t('did.compose', { text: text(command.instructions) });
    case 'run_action':
      return t('did.action', { action: text(command.action), method: text(command.method) });
    case 'send_digits':
      return t('did.digits', { digits: text(command.digits) });
    case 'suppress':
      return t('did.suppress');
    case 'cite':
      return t('did.cite', {
        text: text((command.known as Record<string, unknown> | undefined)?.text),
      });
    case 'note':
      return t('did.note', { text: text(command.text) });
    case 'hang_up':
      return t('did.hangUp');
    default:
      return null;
  }
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { change } from '../../api/builder';
import type { Schemas } from '../../api/client';
import { t } from '../../shared/i18n';
import { useBuilder } from './context';

/** Another name, or whether it can be used; the draft is saved before. */
export function useChange() {
  const { editor } = useBuilder();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (to: Schemas['AgentChange']) => {
      if (!(await editor.flush())) throw new Error(t('builder.changeUnsaved'));
      editor.adopt(await change(editor.agent, editor.current().saved.tag, to));
      await client.invalidateQueries({ queryKey: ['agents'] });
    },
  });
}

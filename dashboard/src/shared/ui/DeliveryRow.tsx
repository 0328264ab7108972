import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { resend } from '../../api/calls';
import type { Delivery } from '../../api/client';
import '../i18n/deliveries';
import { t, word } from '../i18n';
import { Allowed } from '../role/Allowed';

/** A delivery as a table tells it; with `again` it can be sent again, by a button of that size. */
export function DeliveryRow(props: {
  delivery: Delivery;
  again: 'compact-xs' | 'compact-sm' | null;
  /** What is asked for anew once it is sent. */
  queryKey: readonly unknown[];
  /** When it was made. */
  children: ReactNode;
}) {
  const { delivery } = props;
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => resend(delivery.id),
    onSuccess: () => client.invalidateQueries({ queryKey: props.queryKey }),
  });
  return (
    <tr data-state={delivery.state}>
      <td>{props.children}</td>
      <td className="mono">{delivery.type}</td>
      <td className="words">{delivery.url}</td>
      <td>{word('delivery', delivery.state)}</td>
      <td data-label={t('deliveries.tries')}>{delivery.attempts}</td>
      <td className="words" data-label={t('deliveries.answer')}>
        {delivery.last_status ?? ''} {delivery.last_error ?? ''}
        {again.error ? <span role="alert">{again.error.message}</span> : null}
      </td>
      <td>
        {props.again ? (
          <Allowed deed="POST /delivery/{id}/resend">
            <Button
              size={props.again}
              variant="default"
              loading={again.isPending}
              onClick={() => again.mutate()}
            >
              {t('deliveries.again')}
            </Button>
          </Allowed>
        ) : null}
      </td>
    </tr>
  );
}

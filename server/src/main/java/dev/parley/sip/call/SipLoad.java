package dev.parley.sip.call;

/**
 * What an endpoint is busy with.
 *
 * @param calls that have not ended, ringing ones included
 * @param dialogs confirmed or early
 * @param transactions of both sides, those that only wait for retransmissions included
 */
public record SipLoad(int calls, int dialogs, int transactions) {
  public static final SipLoad NONE = new SipLoad(0, 0, 0);
}

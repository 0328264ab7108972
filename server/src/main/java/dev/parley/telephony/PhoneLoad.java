package dev.parley.telephony;

/**
 * What a phone is busy with.
 *
 * @param calls that have not ended, ringing ones included
 * @param dialogs of SIP
 * @param transactions of SIP, those that only wait for retransmissions included
 * @param media sessions, each with its ports
 */
public record PhoneLoad(int calls, int dialogs, int transactions, int media) {}

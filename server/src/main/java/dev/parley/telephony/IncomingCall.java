package dev.parley.telephony;

import org.jspecify.annotations.Nullable;

/**
 * Who calls and whom they want, as the INVITE says.
 *
 * @param from the user of the From address, null when it has none
 * @param displayName of the caller, null for none
 * @param to the user of the Request-URI, null when it has none
 */
public record IncomingCall(
    @Nullable String from, @Nullable String displayName, @Nullable String to) {}

package dev.parley.records;

import dev.parley.call.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody vouched for a contact's consent to be called.
 *
 * @param userName as it is now
 * @param token the id of the token that spoke for them, null if they came another way
 * @param tokenName null also where the token is gone
 */
public record Consent(
    Instant attested,
    UserId user,
    String userName,
    @Nullable UUID token,
    @Nullable String tokenName) {}

package dev.parley.records;

import dev.parley.call.UserId;
import java.time.Instant;

/** A person who signs in. */
public record User(UserId id, String name, String email, Instant created) {}

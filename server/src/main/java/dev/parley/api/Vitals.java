package dev.parley.api;

import dev.parley.records.Outbox;
import dev.parley.watch.Supervisor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of this node do that carry calls and tell of them.
 *
 * @param supervisor knows the threads
 * @param outbox what subscribers are still to be told, null while the database does not say
 * @param voice of agents that name none
 */
public record Vitals(
    Supervisor supervisor, Supplier<Outbox.@Nullable Backlog> outbox, SpokenWith voice) {}

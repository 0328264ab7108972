package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A comparison.
 *
 * @param operand a reference, such as {@code {{new_date}}} or {@code metadata.visits}
 * @param value a string (references in it are filled in), number, boolean, or a list of them for
 *     {@link Operator#IN}; null where the operator takes none
 */
public record Condition(@AtMost(500) String operand, Operator operator, @Nullable JsonNode value) {}

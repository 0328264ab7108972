package dev.parley.agent;

import org.jspecify.annotations.Nullable;

/**
 * What an agent says of itself when it is asked. All but {@code language} are words, with
 * references, and go on where a sentence of the agent breaks off.
 *
 * @param caller who calls: "the front desk of Northside Dental"
 * @param purpose why: "about your appointment on {date}"
 * @param callbackNumber where the callee can call back
 * @param source how the number was got: "from the form you filled in on our website"; a sentence or
 *     the end of one
 * @param disclosure what to say to "are you a robot?"; null for the plain truth
 * @param language the language that the agent speaks, BCP 47; null for the document's
 */
public record About(
    @AtMost(200) @Nullable String caller,
    @AtMost(500) @Nullable String purpose,
    @AtMost(100) @Nullable String callbackNumber,
    @AtMost(500) @Nullable String source,
    @AtMost(500) @Nullable String disclosure,
    @AtMost(35) @Nullable String language) {
  /** Of an agent that says nothing of itself. */
  public static final About NOTHING = new About(null, null, null, null, null, null);
}

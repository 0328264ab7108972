/**
 * The agent document: nodes, outcomes, variables, actions and settings, and what makes one valid.
 *
 * <p>It knows nothing of calls under way and nothing of audio.
 */
@NullMarked
package dev.parley.agent;

import org.jspecify.annotations.NullMarked;

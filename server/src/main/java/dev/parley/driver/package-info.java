/**
 * The live conversation: joins recogniser, brain, core and voice to the audio of one call, carries
 * out the commands of the core and tells it events.
 *
 * <p>It knows nothing of telephony.
 */
@NullMarked
package dev.parley.driver;

import org.jspecify.annotations.NullMarked;

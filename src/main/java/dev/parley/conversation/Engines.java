package dev.parley.conversation;

import dev.parley.stt.SpeechToText;
import dev.parley.stt.VoiceActivity;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;

/**
 * What a conversation hears, thinks and speaks with; shared by all calls and owned by whoever made
 * them.
 *
 * @param voice for agents that name none
 */
public record Engines(
    SpeechToText stt,
    VoiceActivity activity,
    TextToSpeech tts,
    Voice voice,
    Brain brain,
    HttpActions actions,
    Endpointing endpointing) {}

package dev.parley.records;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.parley.call.StorableText;
import java.io.IOException;

/** Writes every text so that the database takes it, whatever way it came in by. */
final class StorableTexts extends SimpleModule {
  private static final long serialVersionUID = 1L;

  StorableTexts() {
    addSerializer(String.class, new Value());
    addKeySerializer(String.class, new Name());
  }

  private static final class Value extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;

    Value() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(StorableText.of(text));
    }
  }

  private static final class Name extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;

    Name() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName(StorableText.of(text));
    }
  }
}

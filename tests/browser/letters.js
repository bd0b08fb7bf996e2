// Letters that a picture draws smaller than `least` pixels, axes that leave the picture no room, and
// texts of axes over each other.
(least) => {
  const found = [];
  const number = (size) => parseFloat(size?.value ?? size);
  const drawn = (model) => model.visible !== false && model.text !== "" && model.type !== "Toolbar";
  for (const doc of Bokeh.documents) {
    for (const model of doc._all_models.values()) {
      if (!drawn(model)) continue;
      for (const property of model) {
        if (!/^(text|major_label_text|axis_label_text|title_text|label_text)_font_size$/.test(property.attr)) continue;
        if (property.is_unset) continue;
        const size = number(property.get_value());
        if (size < least) found.push(`${model.type} ${property.attr} ${size}px`);
      }
    }
  }
  return [...new Set(found)];
}

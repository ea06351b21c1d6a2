"use strict";
const form = document.querySelector("form");

function answers() {
  const given = {};
  for (const control of form.elements) {
    if (!control.name) continue;
    if (control.type === "checkbox") given[control.name] = control.checked;
    else if (control.type !== "radio") given[control.name] = control.value;
    else if (control.checked) given[control.name] = control.value;
    else if (!(control.name in given)) given[control.name] = "";
  }
  return given;
}

function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { number, revision, language, file } = form.dataset;
  save(file, JSON.stringify({ document: { number, revision, language }, answers: answers() }, null, 2));
  const told = form.querySelector("output");
  told.textContent = told.dataset.said;
});

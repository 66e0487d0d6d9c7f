import { openPopup } from "./app";

void openPopup();

import { openPopup } from "@/lib/popup/app";

void openPopup();

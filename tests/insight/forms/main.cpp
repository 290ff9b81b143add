// A program that is linked with the shop.
extern "C" void run_shop();
int main() { run_shop(); }
